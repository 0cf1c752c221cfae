# What services promise is that of docs/objectives: npm run objectives -- write.
environment          = "dev"
namespace            = "dev"
team                 = "demo"
monitoring_namespace = "monitoring"
escalation           = "none"

service_objectives = {
  go-demo = {
    target_ratio          = 0.95
    latency_bound_seconds = 1
  }
}
