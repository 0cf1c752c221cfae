output "config_map" {
  description = "ConfigMap with the environment's rules, as namespace/name."
  value       = module.objective.config_map
}

output "objective" {
  description = "What the environment promises of services that have no promise of their own: share of requests that succeed, and seconds within which they are answered; null where it promises nothing."
  value       = { target_ratio = var.objective_target_ratio, latency_bound_seconds = var.latency_bound_seconds }
}

output "service_objectives" {
  description = "What each service promises, by its name."
  value       = var.service_objectives
}

output "alert_route" {
  description = "Whom the namespace's alerts reach, and how."
  value       = module.objective.alert_route
}
