output "policies" {
  description = "Names of the network policies, sorted."
  value       = sort(keys(kubectl_manifest.policy))
}
