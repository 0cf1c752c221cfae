variable "environment" {
  description = "Which environment this state describes; labels every object."
  type        = string

  validation {
    condition     = contains(["dev", "stage", "prod"], var.environment)
    error_message = "environment must be one of: dev, stage, prod."
  }
}

variable "namespace" {
  description = "Kubernetes namespace whose workloads are held to the objective (a DNS label)."
  type        = string
}

variable "team" {
  description = "Team that is told when the objective is in danger."
  type        = string
}

variable "monitoring_namespace" {
  description = "Namespace of the Prometheus that loads the rules."
  type        = string
}

variable "objective_target_ratio" {
  description = "Share of requests that must succeed where service_objectives says nothing of a service, above 0.5 and below 1; null promises nothing."
  type        = number
  default     = null
}

variable "latency_bound_seconds" {
  description = "Seconds within which 95 of 100 requests must be answered where service_objectives says nothing of a service; null promises nothing."
  type        = number
  default     = null
}

variable "service_objectives" {
  description = "What each service promises, by its name: target_ratio, latency_bound_seconds or both; namespace where it is not the environment's."
  type = map(object({
    target_ratio          = optional(number)
    latency_bound_seconds = optional(number)
    namespace             = optional(string)
  }))
  default = {}
}

variable "escalation" {
  description = "How the team is told: page, ticket or none."
  type        = string
}

variable "kubeconfig_path" {
  description = "Path of the kubeconfig file; null takes KUBE_CONFIG_PATH from the process environment."
  type        = string
  default     = null
}

variable "kubeconfig_context" {
  description = "Context within the kubeconfig; null takes KUBE_CTX, then the file's current context."
  type        = string
  default     = null
}
