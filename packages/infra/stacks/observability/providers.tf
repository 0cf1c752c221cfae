# Empty values fall back to KUBE_CONFIG_PATH and KUBE_CTX, so that neither a path nor a
# credential has to be written into an environment's data.
provider "kubectl" {
  config_path      = var.kubeconfig_path
  config_context   = var.kubeconfig_context
  load_config_file = true
  # An apply is repeated by a person who has read what failed, not by the provider.
  apply_retry_count = 0
}
