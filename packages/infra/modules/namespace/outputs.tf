output "name" {
  description = "Name of the namespace, known only once it exists."
  value       = var.name
  depends_on  = [kubectl_manifest.namespace]
}

output "labels" {
  description = "Labels for every object that belongs to this namespace's platform layer."
  value       = local.labels
}

output "quota" {
  description = "Hard limits, as Kubernetes quantities by resource name."
  value       = local.quota
}
