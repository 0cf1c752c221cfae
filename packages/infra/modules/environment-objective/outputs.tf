output "config_map" {
  description = "ConfigMap with the rules, as namespace/name."
  value       = "${var.monitoring_namespace}/${local.name}"
}

output "alert_route" {
  description = "Whom the namespace's alerts reach, and how."
  value       = { team = var.team, escalation = var.escalation }
}
