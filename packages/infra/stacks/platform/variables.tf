variable "environment" {
  description = "Which environment this state describes; labels every object."
  type        = string

  validation {
    condition     = contains(["dev", "stage", "prod"], var.environment)
    error_message = "environment must be one of: dev, stage, prod."
  }
}

variable "namespace" {
  description = "Kubernetes namespace of the environment's workloads (a DNS label)."
  type        = string
}

variable "team" {
  description = "Team that owns the namespace: a Kubernetes group name is derived from it."
  type        = string
}

variable "pod_security_level" {
  description = "Pod Security Standard that new pods must meet: privileged, baseline or restricted."
  type        = string
}

variable "quota" {
  description = "Upper bounds of everything in the namespace together."
  type = object({
    cpu_requests_millicores   = number
    cpu_limits_millicores     = number
    memory_requests_mebibytes = number
    memory_limits_mebibytes   = number
    pods_max                  = number
    node_ports_max            = number
    load_balancers_max        = number
    volume_claims_max         = number
  })
}

variable "container" {
  description = "What a container gets when it states nothing, and the most that it may ask for."
  type = object({
    default_cpu_request_millicores   = number
    default_cpu_limit_millicores     = number
    default_memory_request_mebibytes = number
    default_memory_limit_mebibytes   = number
    cpu_limit_max_millicores         = number
    memory_limit_max_mebibytes       = number
  })
}

variable "monitoring_namespace" {
  description = "Namespace from which Prometheus may scrape."
  type        = string
}

variable "deployer_can_write" {
  description = "Whether the team's members may change workloads by hand; false leaves them reading only."
  type        = bool
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
