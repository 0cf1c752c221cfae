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
  description = "Share of requests that must succeed, above 0.5 and below 1; what is left to 1 is the error budget."
  type        = number
  nullable    = false

  # A target of 1 leaves no budget to burn: every alert on its burn rate would divide by zero.
  validation {
    condition     = var.objective_target_ratio > 0.5 && var.objective_target_ratio < 1
    error_message = "objective_target_ratio must be a ratio above 0.5 and below 1 (0.99 is 99 %), not ${var.objective_target_ratio}."
  }
}

variable "latency_bound_seconds" {
  description = "Seconds within which 95 of 100 requests must be answered, above 0 and below 10."
  type        = number
  nullable    = false

  validation {
    condition     = var.latency_bound_seconds > 0 && var.latency_bound_seconds < 10
    error_message = "latency_bound_seconds must be above 0 and below 10, the last bound that response times are counted by, in seconds, not ${var.latency_bound_seconds}."
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
