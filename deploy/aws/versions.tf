terraform {
  required_version = ">= 1.9"

  required_providers {
    random = {
      source  = "hashicorp/random"
      version = "~> 3.7"
    }
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }

  # The state names every secret's place: its own bucket, encrypted, versioned, locked. Given at init: -backend-config=backend.hcl
  backend "s3" {
    use_lockfile = true
    encrypt      = true
  }
}

provider "aws" {
  region = var.primary_region
  default_tags { tags = local.tags }
}

provider "aws" {
  alias  = "second"
  region = var.second_region
  default_tags { tags = local.tags }
}

provider "aws" {
  alias  = "third"
  region = var.third_region
  default_tags { tags = local.tags }
}

# CloudFront takes its certificate and its metrics there and nowhere else.
provider "aws" {
  alias  = "edge"
  region = "us-east-1"
  default_tags { tags = local.tags }
}

locals {
  tags = { Project = "orleans-shop" }
}
