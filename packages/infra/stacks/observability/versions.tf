terraform {
  required_version = ">= 1.9.0, < 2.0.0"

  required_providers {
    kubectl = {
      source  = "registry.opentofu.org/gavinbunney/kubectl"
      version = "1.19.0"
    }
  }

  # Partial on purpose: address, lock_address and unlock_address differ per environment and are
  # given at init (-backend-config); credentials come from TF_HTTP_USERNAME and TF_HTTP_PASSWORD.
  backend "http" {
    lock_method   = "PUT"
    unlock_method = "DELETE"
  }
}
