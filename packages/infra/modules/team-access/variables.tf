variable "namespace" {
  description = "Namespace in which the team works."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$", var.namespace))
    error_message = "namespace must be a DNS label: lower-case letters, digits and dashes, at most 63 characters."
  }
}

variable "labels" {
  description = "Labels to put on every object."
  type        = map(string)
  default     = {}
}

variable "team" {
  description = "Team; its members are the Kubernetes group team:<team>, its automation the service account <team>-automation."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9]([-a-z0-9]{0,48}[a-z0-9])?$", var.team))
    error_message = "team must be lower-case letters, digits and dashes, at most 50 characters, no dash at either end."
  }
}

variable "can_write" {
  description = "Whether members and automation may change workloads; false leaves them reading only."
  type        = bool
  default     = false
}
