variable "environment" {
  description = "Environment that is described; names the ConfigMap, its file and the group of rules."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9]([-a-z0-9]{0,47}[a-z0-9])?$", var.environment))
    error_message = "environment must be lower-case letters, digits and dashes, at most 49 characters, no dash at either end."
  }
}

variable "namespace" {
  description = "Namespace whose workloads are held to the objective; the alert rules join by it."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$", var.namespace))
    error_message = "namespace must be a DNS label: lower-case letters, digits and dashes, at most 63 characters."
  }
}

variable "team" {
  description = "Team that the namespace's alerts are routed to."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$", var.team))
    error_message = "team must be a Kubernetes label value of lower-case letters, digits and dashes."
  }
}

variable "monitoring_namespace" {
  description = "Namespace of the Prometheus that loads the rules."
  type        = string
  default     = "monitoring"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$", var.monitoring_namespace))
    error_message = "monitoring_namespace must be a DNS label: lower-case letters, digits and dashes, at most 63 characters."
  }
}

variable "objective_target_ratio" {
  description = "Share of requests that must succeed where service_objectives says nothing of a service, above 0.5 and below 1; what is left to 1 is the error budget. null promises nothing."
  type        = number
  default     = null

  # A target of 1 leaves no budget to burn: every alert on its burn rate would divide by zero.
  validation {
    condition     = var.objective_target_ratio == null ? true : var.objective_target_ratio > 0.5 && var.objective_target_ratio < 1
    error_message = "objective_target_ratio must be a ratio above 0.5 and below 1 (0.99 is 99 %), not ${coalesce(var.objective_target_ratio, 0)}."
  }
}

variable "latency_bound_seconds" {
  description = "Seconds within which 95 of 100 requests must be answered where service_objectives says nothing of a service, above 0 and below 10. null promises nothing."
  type        = number
  default     = null

  validation {
    condition     = var.latency_bound_seconds == null ? true : var.latency_bound_seconds > 0 && var.latency_bound_seconds < 10
    error_message = "latency_bound_seconds must be above 0 and below 10, the last bound that response times are counted by, in seconds, not ${coalesce(var.latency_bound_seconds, 0)}."
  }
}

variable "service_objectives" {
  description = "What each service promises, by its name: target_ratio (share of requests that must succeed, above 0.5 and below 1), latency_bound_seconds (seconds within which 95 of 100 are answered, above 0 and below 10), at least one of them; namespace where it is not the environment's."
  type = map(object({
    target_ratio          = optional(number)
    latency_bound_seconds = optional(number)
    namespace             = optional(string)
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for name in keys(var.service_objectives) : can(regex("^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$", name))])
    error_message = "service_objectives names services by lower-case letters, digits and dashes; wrong: ${join(", ", [for name in keys(var.service_objectives) : name if !can(regex("^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$", name))])}."
  }

  validation {
    condition     = alltrue([for promise in values(var.service_objectives) : promise.target_ratio == null ? true : promise.target_ratio > 0.5 && promise.target_ratio < 1])
    error_message = "target_ratio must be a ratio above 0.5 and below 1 (0.99 is 99 %); wrong: ${join(", ", [for name, promise in var.service_objectives : "service_objectives.${name}.target_ratio = ${promise.target_ratio}" if promise.target_ratio == null ? false : promise.target_ratio <= 0.5 || promise.target_ratio >= 1])}."
  }

  validation {
    condition     = alltrue([for promise in values(var.service_objectives) : promise.latency_bound_seconds == null ? true : promise.latency_bound_seconds > 0 && promise.latency_bound_seconds < 10])
    error_message = "latency_bound_seconds must be above 0 and below 10, the last bound that response times are counted by, in seconds; wrong: ${join(", ", [for name, promise in var.service_objectives : "service_objectives.${name}.latency_bound_seconds = ${promise.latency_bound_seconds}" if promise.latency_bound_seconds == null ? false : promise.latency_bound_seconds <= 0 || promise.latency_bound_seconds >= 10])}."
  }

  # An attribute that is misspelt is dropped without a word, and nothing would be promised.
  validation {
    condition     = alltrue([for promise in values(var.service_objectives) : promise.target_ratio != null || promise.latency_bound_seconds != null])
    error_message = "a service promises target_ratio or latency_bound_seconds; neither is set by: ${join(", ", [for name, promise in var.service_objectives : name if promise.target_ratio == null && promise.latency_bound_seconds == null])}."
  }

  validation {
    condition     = alltrue([for promise in values(var.service_objectives) : promise.namespace == null ? true : can(regex("^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$", promise.namespace))])
    error_message = "namespace must be a DNS label: lower-case letters, digits and dashes, at most 63 characters; wrong: ${join(", ", [for name, promise in var.service_objectives : "service_objectives.${name}.namespace = ${promise.namespace}" if promise.namespace == null ? false : !can(regex("^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$", promise.namespace))])}."
  }
}

variable "escalation" {
  description = "How the team is told: page calls somebody at once, ticket waits for working hours, none tells nobody."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["page", "ticket", "none"], var.escalation)
    error_message = "escalation must be one of: page, ticket, none."
  }
}
