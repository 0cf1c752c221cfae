locals {
  name = "observability-${var.environment}"

  # The promises of the environment itself, then those of its services, which go before them. Without a service,
  # the label is absent.
  promises = concat(
    [{
      labels                = { namespace = var.namespace }
      target_ratio          = var.objective_target_ratio
      latency_bound_seconds = var.latency_bound_seconds
    }],
    [for service, promise in var.service_objectives : {
      labels                = { namespace = coalesce(promise.namespace, var.namespace), service = service }
      target_ratio          = promise.target_ratio
      latency_bound_seconds = promise.latency_bound_seconds
    }],
  )

  # Wherever a service promises something, somebody is told.
  namespaces = distinct([for promise in local.promises : promise.labels.namespace])

  # The alert rules are the same everywhere and join these series by namespace and service: what differs between
  # environments is data here, not a second copy of a rule.
  rules = concat(
    [for promise in local.promises : {
      record = "environment:objective_target:ratio"
      expr   = "vector(${promise.target_ratio})"
      labels = promise.labels
    } if promise.target_ratio != null],
    [for promise in local.promises : {
      record = "environment:latency_bound:seconds"
      expr   = "vector(${promise.latency_bound_seconds})"
      labels = promise.labels
    } if promise.latency_bound_seconds != null],
    [for namespace in local.namespaces : {
      record = "environment:alert_route:info"
      expr   = "vector(1)"
      labels = { namespace = namespace, team = var.team, escalation = var.escalation }
    }],
  )
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
