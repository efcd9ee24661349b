output "database_arn" {
  value = local.database.arn
}

output "load_balancer" {
  value = { dns_name = aws_lb.shop.dns_name, zone_id = aws_lb.shop.zone_id }
}

output "static_bucket_domain" {
  value = aws_s3_bucket.of["static"].bucket_regional_domain_name
}

output "backups_bucket" {
  value = aws_s3_bucket.of["backups"].id
}

output "backups_bucket_arn" {
  value = aws_s3_bucket.of["backups"].arn
}

output "replication_role_arn" {
  value = aws_iam_role.replication.arn
}

output "key_arn" {
  value = aws_kms_key.shop.arn
}
