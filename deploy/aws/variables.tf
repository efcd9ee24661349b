variable "domain" {
  description = "Where shoppers come to, such as shop.example.com; a hosted zone of Route 53 has it."
  type        = string
}

variable "hosted_zone_id" {
  description = "The hosted zone."
  type        = string
}

variable "edge_certificate_arn" {
  description = "A certificate of the domain in us-east-1, for CloudFront."
  type        = string
}

variable "region_certificate_arns" {
  description = "Certificates of origin.DOMAIN for the load balancers: by region's place, first, second, third."
  type        = map(string)
}

variable "primary_region" {
  type    = string
  default = "eu-central-1"
}

variable "second_region" {
  type    = string
  default = "eu-west-1"
}

variable "third_region" {
  type    = string
  default = "us-east-2"
}

variable "active" {
  description = "Which region sells: first, second or third. Its database is the one that is written; docs/operations.md says how to change it."
  type        = string
  default     = "first"

  validation {
    condition     = contains(["first", "second", "third"], var.active)
    error_message = "One of first, second, third."
  }
}

variable "image_ids" {
  description = "A machine image with the hosts and their supervisor, by region's place."
  type        = map(string)
}

variable "database_class" {
  type    = string
  default = "db.r8g.4xlarge"
}

variable "document_class" {
  type    = string
  default = "db.r8g.large"
}

variable "silo_type" {
  type    = string
  default = "c8g.xlarge"
}

variable "api_type" {
  type    = string
  default = "c8g.xlarge"
}
