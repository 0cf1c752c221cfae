variable "name" {
  description = "Name of the namespace: a DNS label of at most 63 characters."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$", var.name))
    error_message = "name must be a DNS label: lower-case letters, digits and dashes, at most 63 characters, no dash at either end."
  }

  validation {
    condition     = !startswith(var.name, "kube-") && var.name != "default"
    error_message = "name must not be \"default\" or begin with \"kube-\": those belong to Kubernetes."
  }
}

variable "environment" {
  description = "Environment the namespace belongs to; becomes a label."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$", var.environment))
    error_message = "environment must be a Kubernetes label value of lower-case letters, digits and dashes."
  }
}

variable "team" {
  description = "Team that owns the namespace; becomes a label."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$", var.team))
    error_message = "team must be a Kubernetes label value of lower-case letters, digits and dashes."
  }
}

variable "pod_security_level" {
  description = "Pod Security Standard that the API server enforces on new pods."
  type        = string
  default     = "restricted"

  validation {
    condition     = contains(["privileged", "baseline", "restricted"], var.pod_security_level)
    error_message = "pod_security_level must be one of: privileged, baseline, restricted."
  }
}

variable "quota" {
  description = "Upper bounds of everything in the namespace together."
  type = object({
    cpu_requests_millicores   = number
    cpu_limits_millicores     = number
    memory_requests_mebibytes = number
    memory_limits_mebibytes   = number
    pods_max                  = number
    node_ports_max            = optional(number, 0)
    load_balancers_max        = optional(number, 0)
    volume_claims_max         = optional(number, 0)
  })
  nullable = false

  validation {
    condition = alltrue([for value in values(var.quota) : value >= 0 && floor(value) == value])
    error_message = "quota must hold whole numbers of at least 0; wrong: ${join(", ", [
      for field, value in var.quota : "quota.${field} = ${value}" if value < 0 || floor(value) != value
    ])}."
  }

  validation {
    condition     = var.quota.cpu_requests_millicores >= 10 && var.quota.cpu_requests_millicores <= var.quota.cpu_limits_millicores
    error_message = "quota.cpu_requests_millicores must be at least 10 and at most quota.cpu_limits_millicores."
  }

  validation {
    condition     = var.quota.memory_requests_mebibytes >= 16 && var.quota.memory_requests_mebibytes <= var.quota.memory_limits_mebibytes
    error_message = "quota.memory_requests_mebibytes must be at least 16 and at most quota.memory_limits_mebibytes."
  }

  validation {
    condition     = var.quota.pods_max >= 1 && var.quota.pods_max <= 1000
    error_message = "quota.pods_max must be from 1 to 1000."
  }
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
  nullable = false

  validation {
    condition = alltrue([for value in values(var.container) : value >= 1 && floor(value) == value])
    error_message = "container must hold whole numbers of at least 1; wrong: ${join(", ", [
      for field, value in var.container : "container.${field} = ${value}" if value < 1 || floor(value) != value
    ])}."
  }

  validation {
    condition = (
      var.container.default_cpu_request_millicores <= var.container.default_cpu_limit_millicores &&
      var.container.default_cpu_limit_millicores <= var.container.cpu_limit_max_millicores
    )
    error_message = "container: default_cpu_request_millicores ≤ default_cpu_limit_millicores ≤ cpu_limit_max_millicores must hold."
  }

  validation {
    condition = (
      var.container.default_memory_request_mebibytes <= var.container.default_memory_limit_mebibytes &&
      var.container.default_memory_limit_mebibytes <= var.container.memory_limit_max_mebibytes
    )
    error_message = "container: default_memory_request_mebibytes ≤ default_memory_limit_mebibytes ≤ memory_limit_max_mebibytes must hold."
  }
}
