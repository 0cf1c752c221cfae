terraform {
  required_version = ">= 1.9.0, < 2.0.0"

  required_providers {
    kubectl = {
      source  = "registry.opentofu.org/gavinbunney/kubectl"
      version = ">= 1.19.0, < 2.0.0"
    }
  }
}
