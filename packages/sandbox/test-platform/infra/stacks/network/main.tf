terraform {
  backend "http" {
    lock_method   = "PUT"
    unlock_method = "DELETE"
  }
}

variable "address_range" {
  description = "Addresses of the environment's network, as CIDR."
  type        = string
}

module "entrance" {
  source = "../../modules/entrance"

  address_range = var.address_range
}

output "entrance" {
  description = "Where readers come in."
  value       = module.entrance.address
}
