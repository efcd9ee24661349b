# Three regions. One of them sells; the two others stand by, with their databases as replicas and a few silos and Apis that wait for
# theirs to be promoted: a silo without a database that it can write is alive and not ready.

module "first" {
  source          = "./region"
  place           = "first"
  is_active       = var.active == "first"
  cidr            = "10.1.0.0/16"
  certificate_arn = var.region_certificate_arns["first"]
  image_id        = var.image_ids["first"]
  database_class  = var.database_class
  document_class  = var.document_class
  silo_type       = var.silo_type
  api_type        = var.api_type
  documents       = aws_docdb_global_cluster.catalog.id
  origin_header   = random_password.origin.result
}

module "second" {
  source          = "./region"
  providers       = { aws = aws.second }
  place           = "second"
  is_active       = var.active == "second"
  replicate_from  = module.first.database_arn
  cidr            = "10.2.0.0/16"
  certificate_arn = var.region_certificate_arns["second"]
  image_id        = var.image_ids["second"]
  database_class  = var.database_class
  document_class  = var.document_class
  silo_type       = var.silo_type
  api_type        = var.api_type
  documents       = aws_docdb_global_cluster.catalog.id
  origin_header   = random_password.origin.result
  depends_on      = [module.first]
}

module "third" {
  source          = "./region"
  providers       = { aws = aws.third }
  place           = "third"
  is_active       = var.active == "third"
  replicate_from  = module.first.database_arn
  cidr            = "10.3.0.0/16"
  certificate_arn = var.region_certificate_arns["third"]
  image_id        = var.image_ids["third"]
  database_class  = var.database_class
  document_class  = var.document_class
  silo_type       = var.silo_type
  api_type        = var.api_type
  documents       = aws_docdb_global_cluster.catalog.id
  origin_header   = random_password.origin.result
  depends_on      = [module.first]
}

resource "aws_docdb_global_cluster" "catalog" {
  global_cluster_identifier = "shop-catalog"
  engine                    = "docdb"
  storage_encrypted         = true
  deletion_protection       = true
}

# What CloudFront shows the load balancers, so that nobody comes past it.
resource "random_password" "origin" {
  length  = 48
  special = false
}

# Static files and backups go to a bucket in another region, too.
resource "aws_s3_bucket_replication_configuration" "backups" {
  bucket = module.first.backups_bucket
  role   = module.first.replication_role_arn

  rule {
    id     = "elsewhere"
    status = "Enabled"
    filter {}
    delete_marker_replication { status = "Disabled" }

    source_selection_criteria {
      sse_kms_encrypted_objects { status = "Enabled" }
    }

    destination {
      bucket        = module.second.backups_bucket_arn
      storage_class = "GLACIER_IR"

      encryption_configuration { replica_kms_key_id = module.second.key_arn }
    }
  }
}
