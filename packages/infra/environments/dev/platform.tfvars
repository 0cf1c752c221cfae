environment          = "dev"
namespace            = "dev"
team                 = "demo"
pod_security_level   = "restricted"
monitoring_namespace = "monitoring"
deployer_can_write   = true

quota = {
  cpu_requests_millicores   = 500
  cpu_limits_millicores     = 6000
  memory_requests_mebibytes = 512
  memory_limits_mebibytes   = 1536
  pods_max                  = 12
  node_ports_max            = 4
  load_balancers_max        = 0
  volume_claims_max         = 0
}

container = {
  default_cpu_request_millicores   = 20
  default_cpu_limit_millicores     = 500
  default_memory_request_mebibytes = 32
  default_memory_limit_mebibytes   = 128
  cpu_limit_max_millicores         = 1000
  memory_limit_max_mebibytes       = 512
}
