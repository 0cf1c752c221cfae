# Ratio and bound are those of docs/objectives: npm run objectives -- write.
environment            = "dev"
namespace              = "dev"
team                   = "demo"
monitoring_namespace   = "monitoring"
objective_target_ratio = 0.95
latency_bound_seconds  = 1
escalation             = "none"
