locals {
  every_pod = {}

  # Policies add up: an application's own policies open what it needs on top of these.
  policies = merge(
    {
      "platform-default-deny" = {
        podSelector = local.every_pod
        policyTypes = ["Ingress", "Egress"]
      }
      "platform-allow-dns" = {
        podSelector = local.every_pod
        policyTypes = ["Egress"]
        egress = [{
          to    = [{ namespaceSelector = { matchLabels = { "kubernetes.io/metadata.name" = "kube-system" } } }]
          ports = [{ protocol = "UDP", port = 53 }, { protocol = "TCP", port = 53 }]
        }]
      }
    },
    var.monitoring_namespace == null ? {} : {
      "platform-allow-monitoring" = {
        podSelector = local.every_pod
        policyTypes = ["Ingress"]
        ingress = [{
          from  = [{ namespaceSelector = { matchLabels = { "kubernetes.io/metadata.name" = var.monitoring_namespace } } }]
          ports = [{ protocol = "TCP", port = var.metrics_port }]
        }]
      }
    },
  )
}

resource "kubectl_manifest" "policy" {
  for_each = local.policies

  server_side_apply = true
  force_conflicts   = true

  yaml_body = yamlencode({
    apiVersion = "networking.k8s.io/v1"
    kind       = "NetworkPolicy"
    metadata = {
      name      = each.key
      namespace = var.namespace
      labels    = var.labels
    }
    spec = each.value
  })
}
