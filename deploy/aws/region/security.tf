# Who may talk to whom. Nothing is open to the world but the load balancer's port 443, and that to CloudFront and the health checks only.

data "aws_ec2_managed_prefix_list" "cloudfront" {
  name = "com.amazonaws.global.cloudfront.origin-facing"
}

data "aws_ip_ranges" "health_checks" {
  services = ["route53_healthchecks"]
}

locals {
  groups = {
    balancer  = "The load balancer"
    api       = "Apis"
    silo      = "Silos"
    database  = "PostgreSQL"
    documents = "DocumentDB"
  }

  # To, from, port.
  ways = {
    api_from_balancer     = { to = "api", from = "balancer", port = 8080 }
    api_probed            = { to = "api", from = "balancer", port = 8081 }
    gateway_from_api      = { to = "silo", from = "api", port = 30000 }
    silo_from_silo        = { to = "silo", from = "silo", port = 11111 }
    gateway_from_silo     = { to = "silo", from = "silo", port = 30000 }
    database_from_api     = { to = "database", from = "api", port = 5432 }
    database_from_silo    = { to = "database", from = "silo", port = 5432 }
    documents_from_silo   = { to = "documents", from = "silo", port = 27017 }
    scrape_silo_from_silo = { to = "silo", from = "silo", port = 11180 }
  }
}

resource "aws_security_group" "of" {
  for_each    = local.groups
  name        = "shop-${each.key}"
  description = each.value
  vpc_id      = aws_vpc.shop.id
}

resource "aws_vpc_security_group_ingress_rule" "way" {
  for_each                     = local.ways
  security_group_id            = aws_security_group.of[each.value.to].id
  referenced_security_group_id = aws_security_group.of[each.value.from].id
  ip_protocol                  = "tcp"
  from_port                    = each.value.port
  to_port                      = each.value.port
}

resource "aws_vpc_security_group_egress_rule" "way" {
  for_each                     = local.ways
  security_group_id            = aws_security_group.of[each.value.from].id
  referenced_security_group_id = aws_security_group.of[each.value.to].id
  ip_protocol                  = "tcp"
  from_port                    = each.value.port
  to_port                      = each.value.port
}

resource "aws_vpc_security_group_ingress_rule" "cloudfront" {
  security_group_id = aws_security_group.of["balancer"].id
  prefix_list_id    = data.aws_ec2_managed_prefix_list.cloudfront.id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_ingress_rule" "health_checks" {
  for_each          = toset(data.aws_ip_ranges.health_checks.cidr_blocks)
  security_group_id = aws_security_group.of["balancer"].id
  cidr_ipv4         = each.value
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

# Payment providers, mail, Secrets Manager and S3: over TLS, outwards only.
resource "aws_vpc_security_group_egress_rule" "out" {
  for_each          = toset(["api", "silo"])
  security_group_id = aws_security_group.of[each.value].id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_egress_rule" "mail" {
  security_group_id = aws_security_group.of["silo"].id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 587
  to_port           = 587
}
