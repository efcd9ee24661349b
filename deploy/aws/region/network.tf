# Three zones, each with a subnet for the load balancer, one for hosts, one for databases. Databases have no way out at all.

resource "aws_vpc" "shop" {
  cidr_block           = var.cidr
  enable_dns_hostnames = true
  enable_dns_support   = true
}

resource "aws_subnet" "public" {
  for_each          = toset(local.zones)
  vpc_id            = aws_vpc.shop.id
  availability_zone = each.value
  cidr_block        = cidrsubnet(var.cidr, 8, index(local.zones, each.value))
}

resource "aws_subnet" "hosts" {
  for_each          = toset(local.zones)
  vpc_id            = aws_vpc.shop.id
  availability_zone = each.value
  cidr_block        = cidrsubnet(var.cidr, 6, 4 + index(local.zones, each.value))
}

resource "aws_subnet" "databases" {
  for_each          = toset(local.zones)
  vpc_id            = aws_vpc.shop.id
  availability_zone = each.value
  cidr_block        = cidrsubnet(var.cidr, 8, 64 + index(local.zones, each.value))
}

resource "aws_internet_gateway" "shop" {
  vpc_id = aws_vpc.shop.id
}

# One a zone: a zone's loss must not take the way out of the others with it.
resource "aws_eip" "out" {
  for_each = toset(local.zones)
  domain   = "vpc"
}

resource "aws_nat_gateway" "out" {
  for_each      = toset(local.zones)
  allocation_id = aws_eip.out[each.value].id
  subnet_id     = aws_subnet.public[each.value].id
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.shop.id

  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.shop.id
  }
}

resource "aws_route_table_association" "public" {
  for_each       = aws_subnet.public
  subnet_id      = each.value.id
  route_table_id = aws_route_table.public.id
}

resource "aws_route_table" "hosts" {
  for_each = toset(local.zones)
  vpc_id   = aws_vpc.shop.id

  route {
    cidr_block     = "0.0.0.0/0"
    nat_gateway_id = aws_nat_gateway.out[each.value].id
  }
}

resource "aws_route_table_association" "hosts" {
  for_each       = aws_subnet.hosts
  subnet_id      = each.value.id
  route_table_id = aws_route_table.hosts[each.key].id
}
