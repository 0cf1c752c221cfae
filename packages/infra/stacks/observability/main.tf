module "objective" {
  source = "../../modules/environment-objective"

  environment            = var.environment
  namespace              = var.namespace
  team                   = var.team
  monitoring_namespace   = var.monitoring_namespace
  objective_target_ratio = var.objective_target_ratio
  latency_bound_seconds  = var.latency_bound_seconds
  service_objectives     = var.service_objectives
  escalation             = var.escalation
}
