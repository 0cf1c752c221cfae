locals {
  service_account = "${var.team}-automation"

  # Secrets are in neither list: who may roll out need not be able to read credentials.
  read_rules = [
    { apiGroups = [""], resources = ["configmaps", "events", "pods", "pods/log", "services"], verbs = ["get", "list", "watch"] },
    { apiGroups = ["apps"], resources = ["deployments", "replicasets"], verbs = ["get", "list", "watch"] },
    { apiGroups = ["autoscaling"], resources = ["horizontalpodautoscalers"], verbs = ["get", "list", "watch"] },
  ]

  write_rules = [
    { apiGroups = ["apps"], resources = ["deployments"], verbs = ["patch", "update"] },
  ]
}

resource "kubectl_manifest" "service_account" {
  server_side_apply = true
  force_conflicts   = true

  yaml_body = yamlencode({
    apiVersion = "v1"
    kind       = "ServiceAccount"
    metadata = {
      name      = local.service_account
      namespace = var.namespace
      labels    = var.labels
    }
    automountServiceAccountToken = false
  })
}

resource "kubectl_manifest" "role" {
  server_side_apply = true
  force_conflicts   = true

  yaml_body = yamlencode({
    apiVersion = "rbac.authorization.k8s.io/v1"
    kind       = "Role"
    metadata = {
      name      = "team-${var.team}"
      namespace = var.namespace
      labels    = var.labels
    }
    rules = concat(local.read_rules, var.can_write ? local.write_rules : [])
  })
}

resource "kubectl_manifest" "role_binding" {
  server_side_apply = true
  force_conflicts   = true

  yaml_body = yamlencode({
    apiVersion = "rbac.authorization.k8s.io/v1"
    kind       = "RoleBinding"
    metadata = {
      name      = "team-${var.team}"
      namespace = var.namespace
      labels    = var.labels
    }
    roleRef = {
      apiGroup = "rbac.authorization.k8s.io"
      kind     = "Role"
      name     = "team-${var.team}"
    }
    subjects = [
      { apiGroup = "rbac.authorization.k8s.io", kind = "Group", name = "team:${var.team}" },
      { kind = "ServiceAccount", name = local.service_account, namespace = var.namespace },
    ]
  })

  depends_on = [kubectl_manifest.role, kubectl_manifest.service_account]
}
