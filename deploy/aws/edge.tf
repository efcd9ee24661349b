# What shoppers meet: names, health checks, the content network.

locals {
  origins = {
    first  = module.first.load_balancer
    second = module.second.load_balancer
    third  = module.third.load_balancer
  }
}

# Ready means that its database can be written: a region that stands by isn't. Three failures, 10 s apart, from several places.
resource "aws_route53_health_check" "region" {
  for_each          = local.origins
  fqdn              = each.value.dns_name
  type              = "HTTPS"
  port              = 443
  resource_path     = "/health/ready"
  request_interval  = 10
  failure_threshold = 3
  measure_latency   = true
}

# To the region that sells while it is healthy, and otherwise to the second: which answers 503 until its database is promoted.
resource "aws_route53_record" "origin" {
  zone_id         = var.hosted_zone_id
  name            = "origin.${var.domain}"
  type            = "A"
  set_identifier  = "primary"
  health_check_id = aws_route53_health_check.region[var.active].id

  failover_routing_policy { type = "PRIMARY" }

  alias {
    name                   = local.origins[var.active].dns_name
    zone_id                = local.origins[var.active].zone_id
    evaluate_target_health = true
  }
}

resource "aws_route53_record" "origin_standby" {
  zone_id        = var.hosted_zone_id
  name           = "origin.${var.domain}"
  type           = "A"
  set_identifier = "secondary"

  failover_routing_policy { type = "SECONDARY" }

  alias {
    name                   = local.origins[var.active == "second" ? "first" : "second"].dns_name
    zone_id                = local.origins[var.active == "second" ? "first" : "second"].zone_id
    evaluate_target_health = false
  }
}

resource "aws_route53_record" "shop" {
  for_each = toset(["A", "AAAA"])
  zone_id  = var.hosted_zone_id
  name     = var.domain
  type     = each.value

  alias {
    name                   = aws_cloudfront_distribution.shop.domain_name
    zone_id                = aws_cloudfront_distribution.shop.hosted_zone_id
    evaluate_target_health = false
  }
}

resource "aws_cloudfront_distribution" "shop" {
  enabled         = true
  is_ipv6_enabled = true
  http_version    = "http2and3"
  aliases         = [var.domain]
  web_acl_id      = aws_wafv2_web_acl.shop.arn

  origin {
    origin_id   = "api"
    domain_name = "origin.${var.domain}"

    custom_header {
      name  = "X-Origin-Secret"
      value = random_password.origin.result
    }

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
      origin_read_timeout    = 60
    }
  }

  origin {
    origin_id                = "static"
    domain_name              = module.first.static_bucket_domain
    origin_access_control_id = aws_cloudfront_origin_access_control.static.id
  }

  # What the Api says of caching holds: the catalog for seconds, anything personal never.
  default_cache_behavior {
    target_origin_id         = "api"
    viewer_protocol_policy   = "redirect-to-https"
    allowed_methods          = ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"]
    cached_methods           = ["GET", "HEAD"]
    cache_policy_id          = "83da9c7e-98b4-4e11-a168-04f0df8e2c65" # UseOriginCacheControlHeaders
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3" # AllViewer
    compress                 = true
  }

  ordered_cache_behavior {
    path_pattern           = "/static/*"
    target_origin_id       = "static"
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6" # CachingOptimized
    compress               = true
  }

  viewer_certificate {
    acm_certificate_arn      = var.edge_certificate_arn
    ssl_support_method       = "sni-only"
    minimum_protocol_version = "TLSv1.2_2021"
  }

  restrictions {
    geo_restriction { restriction_type = "none" }
  }
}

resource "aws_cloudfront_origin_access_control" "static" {
  name                              = "shop-static"
  origin_access_control_origin_type = "s3"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}

resource "aws_wafv2_web_acl" "shop" {
  provider = aws.edge
  name     = "shop"
  scope    = "CLOUDFRONT"

  default_action {
    allow {}
  }

  # Far above what a household does; the Api has its own, finer limits.
  rule {
    name     = "rate"
    priority = 1

    action {
      block {}
    }

    statement {
      rate_based_statement {
        limit              = 6000
        aggregate_key_type = "IP"
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "rate"
      sampled_requests_enabled   = false
    }
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "shop"
    sampled_requests_enabled   = false
  }
}
