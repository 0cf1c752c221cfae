module "namespace" {
  source = "../../modules/namespace"

  name               = var.namespace
  environment        = var.environment
  team               = var.team
  pod_security_level = var.pod_security_level
  quota              = var.quota
  container          = var.container
}

module "network" {
  source = "../../modules/network-baseline"

  namespace            = module.namespace.name
  labels               = module.namespace.labels
  monitoring_namespace = var.monitoring_namespace
}

module "access" {
  source = "../../modules/team-access"

  namespace = module.namespace.name
  labels    = module.namespace.labels
  team      = var.team
  can_write = var.deployer_can_write
}
