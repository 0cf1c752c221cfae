# Ratio and bound are those of docs/objectives: npm run objectives -- write.
environment            = "prod"
namespace              = "prod"
team                   = "demo"
monitoring_namespace   = "monitoring"
objective_target_ratio = 0.99
latency_bound_seconds  = 0.5
escalation             = "page"
