# What services promise is that of docs/objectives: npm run objectives -- write.
environment          = "stage"
namespace            = "stage"
team                 = "demo"
monitoring_namespace = "monitoring"
escalation           = "ticket"

service_objectives = {
  go-demo = {
    target_ratio          = 0.99
    latency_bound_seconds = 0.5
  }
}
