variable "namespace" {
  description = "Namespace whose pods the policies select."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$", var.namespace))
    error_message = "namespace must be a DNS label: lower-case letters, digits and dashes, at most 63 characters."
  }
}

variable "labels" {
  description = "Labels to put on every policy."
  type        = map(string)
  default     = {}
}

variable "monitoring_namespace" {
  description = "Namespace from which Prometheus may scrape; null lets nobody in."
  type        = string
  default     = "monitoring"

  validation {
    condition     = var.monitoring_namespace == null || can(regex("^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$", var.monitoring_namespace))
    error_message = "monitoring_namespace must be null or a DNS label: lower-case letters, digits and dashes, at most 63 characters."
  }
}

variable "metrics_port" {
  description = "TCP port on which pods serve metrics, 1 to 65535."
  type        = number
  default     = 8080

  validation {
    condition     = var.metrics_port >= 1 && var.metrics_port <= 65535 && floor(var.metrics_port) == var.metrics_port
    error_message = "metrics_port must be a whole number from 1 to 65535."
  }
}
