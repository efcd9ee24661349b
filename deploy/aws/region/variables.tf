terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
    random = {
      source = "hashicorp/random"
    }
  }
}

variable "place" {
  description = "first, second or third."
  type        = string
}

variable "is_active" {
  description = "Whether it sells: a region that stands by runs one silo and one Api a zone less."
  type        = bool
}

variable "cidr" {
  type = string
}

variable "replicate_from" {
  description = "The database whose replica this region's is; null where it is the first."
  type        = string
  default     = null
}

variable "documents" {
  description = "The global cluster of the catalog's documents."
  type        = string
}

variable "origin_header" {
  description = "What CloudFront shows."
  type        = string
  sensitive   = true
}

variable "certificate_arn" {
  type = string
}

variable "image_id" {
  type = string
}

variable "database_class" {
  type = string
}

variable "document_class" {
  type = string
}

variable "silo_type" {
  type = string
}

variable "api_type" {
  type = string
}

data "aws_region" "here" {}

data "aws_caller_identity" "us" {}

data "aws_availability_zones" "all" {
  state = "available"
}

locals {
  zones = slice(data.aws_availability_zones.all.names, 0, 3)
}
