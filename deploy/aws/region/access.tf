# What each kind of machine may do: read its own secrets, no other's; write nothing.

resource "aws_secretsmanager_secret" "of" {
  for_each   = toset(["silo", "api", "database"])
  name       = "shop/${each.value}"
  kms_key_id = aws_kms_key.shop.arn
}

data "aws_iam_policy_document" "machines" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "host" {
  for_each           = local.kinds
  name               = "shop-${each.key}-${data.aws_region.here.region}"
  assume_role_policy = data.aws_iam_policy_document.machines.json
}

data "aws_iam_policy_document" "host" {
  for_each = local.kinds

  statement {
    actions   = ["secretsmanager:GetSecretValue"]
    resources = [aws_secretsmanager_secret.of[each.key].arn, local.database_secret]
  }

  statement {
    actions   = ["kms:Decrypt"]
    resources = [aws_kms_key.shop.arn]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = ["secretsmanager.${data.aws_region.here.region}.amazonaws.com"]
    }
  }

  # Its own group's hook only: that it has drained.
  statement {
    actions   = ["autoscaling:CompleteLifecycleAction"]
    resources = ["arn:aws:autoscaling:${data.aws_region.here.region}:${data.aws_caller_identity.us.account_id}:autoScalingGroup:*:autoScalingGroupName/shop-${each.key}-*"]
  }
}

resource "aws_iam_role_policy" "host" {
  for_each = local.kinds
  name     = "own"
  role     = aws_iam_role.host[each.key].id
  policy   = data.aws_iam_policy_document.host[each.key].json
}

resource "aws_iam_instance_profile" "host" {
  for_each = local.kinds
  name     = "shop-${each.key}-${data.aws_region.here.region}"
  role     = aws_iam_role.host[each.key].name
}

data "aws_iam_policy_document" "buckets" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["s3.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "replication" {
  name               = "shop-replication-${data.aws_region.here.region}"
  assume_role_policy = data.aws_iam_policy_document.buckets.json
}

data "aws_iam_policy_document" "replication" {
  statement {
    actions   = ["s3:GetReplicationConfiguration", "s3:ListBucket"]
    resources = [aws_s3_bucket.of["backups"].arn]
  }

  statement {
    actions   = ["s3:GetObjectVersionForReplication", "s3:GetObjectVersionAcl", "s3:GetObjectVersionTagging"]
    resources = ["${aws_s3_bucket.of["backups"].arn}/*"]
  }

  statement {
    actions   = ["s3:ReplicateObject", "s3:ReplicateTags"]
    resources = ["arn:aws:s3:::shop-backups-second-${data.aws_caller_identity.us.account_id}/*"]
  }

  statement {
    actions   = ["kms:Decrypt"]
    resources = [aws_kms_key.shop.arn]
  }

  # The other region's key, as S3 there uses it.
  statement {
    actions   = ["kms:Encrypt"]
    resources = ["arn:aws:kms:*:${data.aws_caller_identity.us.account_id}:key/*"]

    condition {
      test     = "StringLike"
      variable = "kms:ViaService"
      values   = ["s3.*.amazonaws.com"]
    }
  }
}

resource "aws_iam_role_policy" "replication" {
  name   = "own"
  role   = aws_iam_role.replication.id
  policy = data.aws_iam_policy_document.replication.json
}
