output "service_account" {
  description = "Service account of the team's automation, as namespace/name."
  value       = "${var.namespace}/${local.service_account}"
}
