# What services promise is that of docs/objectives: npm run objectives -- write.
environment          = "prod"
namespace            = "prod"
team                 = "demo"
monitoring_namespace = "monitoring"
escalation           = "page"

service_objectives = {
  go-demo = {
    target_ratio          = 0.99
    latency_bound_seconds = 0.5
  }
}
