# Silos and Apis: a group of machines for each zone and kind. One group over all zones would move machines between them when it balances;
# and a silo's zone is its group's.

locals {
  kinds = {
    silo = { type = var.silo_type, each = var.is_active ? 2 : 1, most = 3 }
    api  = { type = var.api_type, each = var.is_active ? 2 : 1, most = 4 }
  }

  fleets = { for pair in setproduct(keys(local.kinds), local.zones) : "${pair[0]}-${pair[1]}" => { kind = pair[0], zone = pair[1] } }
}

resource "aws_launch_template" "host" {
  for_each      = local.fleets
  name          = "shop-${each.key}"
  image_id      = var.image_id
  instance_type = local.kinds[each.value.kind].type

  iam_instance_profile { name = aws_iam_instance_profile.host[each.value.kind].name }

  vpc_security_group_ids = [aws_security_group.of[each.value.kind].id]

  # Version 2 only, and not through a container: what a program can be made to fetch must not be its machine's credentials.
  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      volume_size = 20
      volume_type = "gp3"
      encrypted   = true
      kms_key_id  = aws_kms_key.shop.arn
    }
  }

  # The image's supervisor reads the secrets by their names, and starts the host with them.
  user_data = base64encode(join("\n", [
    "#!/bin/sh",
    "cat > /etc/shop.env <<'END'",
    "SHOP_HOST=${each.value.kind}",
    "SHOP_SECRETS=${aws_secretsmanager_secret.of[each.value.kind].arn}",
    "SHOP_DATABASE_SECRET=${local.database_secret}",
    "SHOP_DATABASE_HOST=${local.database.address}",
    "Silo__ClusterId=shop-${data.aws_region.here.region}",
    "Cluster__ClusterId=shop-${data.aws_region.here.region}",
    "Silo__Zone=${each.value.zone}",
    "Silo__HealthAddress=0.0.0.0",
    "Health__Address=0.0.0.0",
    "Health__Port=8081",
    "END",
    "systemctl start shop",
  ]))

  tag_specifications {
    resource_type = "instance"
    tags          = { Name = "shop-${each.key}", Zone = each.value.zone }
  }
}

resource "aws_autoscaling_group" "host" {
  for_each                  = local.fleets
  name                      = "shop-${each.key}"
  vpc_zone_identifier       = [aws_subnet.hosts[each.value.zone].id]
  min_size                  = 1
  desired_capacity          = local.kinds[each.value.kind].each
  max_size                  = local.kinds[each.value.kind].most
  health_check_type         = each.value.kind == "api" && var.is_active ? "ELB" : "EC2" # one that stands by is alive, and never ready
  health_check_grace_period = 120
  target_group_arns         = each.value.kind == "api" ? [aws_lb_target_group.api.arn] : []

  launch_template {
    id      = aws_launch_template.host[each.key].id
    version = aws_launch_template.host[each.key].latest_version
  }

  # SIGTERM and the time to hand grains over, before a machine goes.
  initial_lifecycle_hook {
    name                 = "drain"
    lifecycle_transition = "autoscaling:EC2_INSTANCE_TERMINATING"
    heartbeat_timeout    = 60
    default_result       = "CONTINUE"
  }

  # One after the other, the new one first.
  instance_refresh {
    strategy = "Rolling"
    preferences {
      min_healthy_percentage = 100
      max_healthy_percentage = 150
      instance_warmup        = 60
    }
  }

  lifecycle { ignore_changes = [desired_capacity] }
}

resource "aws_autoscaling_policy" "load" {
  for_each               = local.fleets
  name                   = "load"
  autoscaling_group_name = aws_autoscaling_group.host[each.key].name
  policy_type            = "TargetTrackingScaling"

  target_tracking_configuration {
    predefined_metric_specification { predefined_metric_type = "ASGAverageCPUUtilization" }
    target_value = 55
  }
}

resource "aws_lb" "shop" {
  name                       = "shop"
  load_balancer_type         = "application"
  subnets                    = [for subnet in aws_subnet.public : subnet.id]
  security_groups            = [aws_security_group.of["balancer"].id]
  enable_deletion_protection = true
  drop_invalid_header_fields = true
  idle_timeout               = 120 # streams of events say something every 15 s
}

resource "aws_lb_target_group" "api" {
  name                 = "shop-api"
  port                 = 8080
  protocol             = "HTTP"
  vpc_id               = aws_vpc.shop.id
  deregistration_delay = 30

  # From the port for operators: it answers while the other one is full.
  health_check {
    path                = "/health/ready"
    port                = 8081
    interval            = 5
    timeout             = 3
    healthy_threshold   = 2
    unhealthy_threshold = 2
  }
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.shop.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = var.certificate_arn

  # Whoever doesn't come through CloudFront.
  default_action {
    type = "fixed-response"

    fixed_response {
      content_type = "text/plain"
      status_code  = "403"
    }
  }
}

resource "aws_lb_listener_rule" "cloudfront" {
  listener_arn = aws_lb_listener.https.arn
  priority     = 2

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.api.arn
  }

  condition {
    http_header {
      http_header_name = "X-Origin-Secret"
      values           = [var.origin_header]
    }
  }
}

resource "aws_lb_listener_rule" "health" {
  listener_arn = aws_lb_listener.https.arn
  priority     = 1

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.api.arn
  }

  condition {
    path_pattern { values = ["/health/ready"] }
  }
}
