variable "address_range" {
  description = "Addresses to take the entrance's own from, as CIDR."
  type        = string
}

resource "terraform_data" "gateway" {
  input = cidrhost(var.address_range, 10)
}

output "address" {
  description = "Of the gateway."
  value       = terraform_data.gateway.output
}
