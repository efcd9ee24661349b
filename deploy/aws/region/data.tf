# What must be kept: PostgreSQL, the catalog's documents, backups.

resource "aws_kms_key" "shop" {
  description             = "The shop's data in this region"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_db_subnet_group" "shop" {
  name       = "shop"
  subnet_ids = [for subnet in aws_subnet.databases : subnet.id]
}

resource "aws_docdb_subnet_group" "shop" {
  name       = "shop"
  subnet_ids = [for subnet in aws_subnet.databases : subnet.id]
}

resource "aws_db_parameter_group" "shop" {
  name   = "shop"
  family = "postgres17"

  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }

  # 60 a process, and people.
  parameter {
    name         = "max_connections"
    value        = "2000"
    apply_method = "pending-reboot"
  }
}

# The first region's is written; it has a synchronous standby in another zone, so that the loss of a zone loses nothing.
resource "aws_db_instance" "primary" {
  count                         = var.replicate_from == null ? 1 : 0
  identifier                    = "shop"
  engine                        = "postgres"
  engine_version                = "17"
  instance_class                = var.database_class
  allocated_storage             = 500
  max_allocated_storage         = 4000
  storage_type                  = "gp3"
  storage_encrypted             = true
  kms_key_id                    = aws_kms_key.shop.arn
  db_name                       = "shop"
  username                      = "shop"
  manage_master_user_password   = true
  master_user_secret_kms_key_id = aws_kms_key.shop.arn
  multi_az                      = true
  db_subnet_group_name          = aws_db_subnet_group.shop.name
  vpc_security_group_ids        = [aws_security_group.of["database"].id]
  parameter_group_name          = aws_db_parameter_group.shop.name
  publicly_accessible           = false
  backup_retention_period       = 35
  copy_tags_to_snapshot         = true
  deletion_protection           = true
  skip_final_snapshot           = false
  final_snapshot_identifier     = "shop-last"
  performance_insights_enabled  = true
  auto_minor_version_upgrade    = false
}

# The others follow it, some seconds behind. Promoted, one is a database of its own, with a standby already.
resource "aws_db_instance" "replica" {
  count                     = var.replicate_from == null ? 0 : 1
  identifier                = "shop-${var.place}"
  replicate_source_db       = var.replicate_from
  instance_class            = var.database_class
  storage_encrypted         = true
  kms_key_id                = aws_kms_key.shop.arn
  multi_az                  = true
  db_subnet_group_name      = aws_db_subnet_group.shop.name
  vpc_security_group_ids    = [aws_security_group.of["database"].id]
  parameter_group_name      = aws_db_parameter_group.shop.name
  publicly_accessible       = false
  backup_retention_period   = 35
  deletion_protection       = true
  skip_final_snapshot       = false
  final_snapshot_identifier = "shop-${var.place}-last"

  # Promotion takes it out of the other's hands.
  lifecycle { ignore_changes = [replicate_source_db] }
}

locals {
  database        = one(concat(aws_db_instance.primary, aws_db_instance.replica))
  database_secret = var.replicate_from == null ? one(aws_db_instance.primary).master_user_secret[0].secret_arn : aws_secretsmanager_secret.of["database"].arn
}

resource "aws_docdb_cluster" "catalog" {
  cluster_identifier          = "shop-catalog-${var.place}"
  global_cluster_identifier   = var.documents
  engine                      = "docdb"
  master_username             = var.place == "first" ? "shop" : null
  manage_master_user_password = var.place == "first" ? true : null
  storage_encrypted           = true
  kms_key_id                  = aws_kms_key.shop.arn
  db_subnet_group_name        = aws_docdb_subnet_group.shop.name
  vpc_security_group_ids      = [aws_security_group.of["documents"].id]
  backup_retention_period     = 35
  deletion_protection         = true
  skip_final_snapshot         = false
  final_snapshot_identifier   = "shop-catalog-${var.place}-last"
}

resource "aws_docdb_cluster_instance" "catalog" {
  for_each           = toset(local.zones)
  identifier         = "shop-catalog-${each.value}"
  cluster_identifier = aws_docdb_cluster.catalog.id
  instance_class     = var.document_class
  availability_zone  = each.value
}

resource "aws_s3_bucket" "of" {
  for_each = toset(["static", "backups"])
  bucket   = "shop-${each.value}-${var.place}-${data.aws_caller_identity.us.account_id}"
}

resource "aws_s3_bucket_public_access_block" "of" {
  for_each                = aws_s3_bucket.of
  bucket                  = each.value.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_versioning" "of" {
  for_each = aws_s3_bucket.of
  bucket   = each.value.id
  versioning_configuration { status = "Enabled" }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "of" {
  for_each = aws_s3_bucket.of
  bucket   = each.value.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.shop.arn
    }
    bucket_key_enabled = true
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "backups" {
  bucket = aws_s3_bucket.of["backups"].id

  rule {
    id     = "dumps"
    status = "Enabled"
    filter {}
    expiration { days = 400 }
    noncurrent_version_expiration { noncurrent_days = 30 }
  }
}
