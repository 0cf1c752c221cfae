output "namespace" {
  description = "Name of the environment's namespace."
  value       = module.namespace.name
}

output "quota" {
  description = "Hard limits of the namespace, as Kubernetes quantities by resource name."
  value       = module.namespace.quota
}

output "service_account" {
  description = "Service account that the team's automation uses, as namespace/name."
  value       = module.access.service_account
}

output "network_policies" {
  description = "Names of the policies that every workload of the namespace starts with."
  value       = module.network.policies
}
