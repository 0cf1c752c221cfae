locals {
  name = "observability-${var.environment}"

  # The alert rules are the same everywhere and join these series by namespace: what differs between
  # environments is data here, not a second copy of a rule.
  rules = [
    {
      record = "environment:objective_target:ratio"
      expr   = "vector(${var.objective_target_ratio})"
      labels = { namespace = var.namespace }
    },
    {
      record = "environment:latency_bound:seconds"
      expr   = "vector(${var.latency_bound_seconds})"
      labels = { namespace = var.namespace }
    },
    {
      record = "environment:alert_route:info"
      expr   = "vector(1)"
      labels = { namespace = var.namespace, team = var.team, escalation = var.escalation }
    },
  ]
}

# Prometheus mounts this ConfigMap by its name and reloads when it changes.
resource "kubectl_manifest" "rules" {
  server_side_apply = true
  force_conflicts   = true

  yaml_body = yamlencode({
    apiVersion = "v1"
    kind       = "ConfigMap"
    metadata = {
      name      = local.name
      namespace = var.monitoring_namespace
      labels = {
        "app.kubernetes.io/managed-by" = "terraform"
        "greenroom.dev/environment"    = var.environment
        "greenroom.dev/team"           = var.team
      }
    }
    data = {
      "${var.environment}.rules.yml" = yamlencode({ groups = [{ name = local.name, rules = local.rules }] })
    }
  })
}
