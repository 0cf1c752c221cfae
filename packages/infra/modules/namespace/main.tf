locals {
  labels = {
    "app.kubernetes.io/managed-by" = "terraform"
    "greenroom.dev/environment"    = var.environment
    "greenroom.dev/team"           = var.team
  }

  pod_security = {
    for mode in ["enforce", "audit", "warn"] : "pod-security.kubernetes.io/${mode}" => var.pod_security_level
  }

  quota = {
    "requests.cpu"           = "${var.quota.cpu_requests_millicores}m"
    "limits.cpu"             = "${var.quota.cpu_limits_millicores}m"
    "requests.memory"        = "${var.quota.memory_requests_mebibytes}Mi"
    "limits.memory"          = "${var.quota.memory_limits_mebibytes}Mi"
    "pods"                   = tostring(var.quota.pods_max)
    "services.nodeports"     = tostring(var.quota.node_ports_max)
    "services.loadbalancers" = tostring(var.quota.load_balancers_max)
    "persistentvolumeclaims" = tostring(var.quota.volume_claims_max)
  }
}

# Adopts a namespace that is already there, and leaves it when the state is destroyed: deleting a
# namespace deletes every workload in it.
resource "kubectl_manifest" "namespace" {
  server_side_apply = true
  force_conflicts   = true
  apply_only        = true

  yaml_body = yamlencode({
    apiVersion = "v1"
    kind       = "Namespace"
    metadata = {
      name   = var.name
      labels = merge(local.labels, local.pod_security)
      # A plain `kubectl apply` of the same namespace removes whatever this annotation lists and its
      # own manifest does not: kept empty, it lists nothing, and the labels above stay.
      annotations = { "kubectl.kubernetes.io/last-applied-configuration" = "" }
    }
  })
}

resource "kubectl_manifest" "quota" {
  server_side_apply = true
  force_conflicts   = true

  yaml_body = yamlencode({
    apiVersion = "v1"
    kind       = "ResourceQuota"
    metadata = {
      name      = "platform"
      namespace = var.name
      labels    = local.labels
    }
    spec = { hard = local.quota }
  })

  depends_on = [kubectl_manifest.namespace]
}

resource "kubectl_manifest" "limit_range" {
  server_side_apply = true
  force_conflicts   = true

  yaml_body = yamlencode({
    apiVersion = "v1"
    kind       = "LimitRange"
    metadata = {
      name      = "platform"
      namespace = var.name
      labels    = local.labels
    }
    spec = {
      limits = [{
        type = "Container"
        defaultRequest = {
          cpu    = "${var.container.default_cpu_request_millicores}m"
          memory = "${var.container.default_memory_request_mebibytes}Mi"
        }
        default = {
          cpu    = "${var.container.default_cpu_limit_millicores}m"
          memory = "${var.container.default_memory_limit_mebibytes}Mi"
        }
        max = {
          cpu    = "${var.container.cpu_limit_max_millicores}m"
          memory = "${var.container.memory_limit_max_mebibytes}Mi"
        }
      }]
    }
  })

  depends_on = [kubectl_manifest.namespace]
}
