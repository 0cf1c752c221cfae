mock_provider "kubectl" {}

variables {
  namespace = "dev"
}

run "denies_both_directions_by_default" {
  command = plan

  assert {
    condition     = yamldecode(kubectl_manifest.policy["platform-default-deny"].yaml_body).spec.policyTypes == ["Ingress", "Egress"]
    error_message = "the default must deny ingress and egress"
  }

  assert {
    condition     = length(output.policies) == 3
    error_message = "deny, DNS and monitoring were expected"
  }
}

run "lets_nobody_in_without_monitoring" {
  command = plan
  variables {
    monitoring_namespace = null
  }

  assert {
    condition     = !contains(output.policies, "platform-allow-monitoring")
    error_message = "no monitoring namespace, no opening"
  }
}

run "refuses_a_port_out_of_range" {
  command = plan
  variables {
    metrics_port = 0
  }
  expect_failures = [var.metrics_port]
}

run "refuses_a_namespace_that_is_no_dns_label" {
  command = plan
  variables {
    namespace = "Dev"
  }
  expect_failures = [var.namespace]
}
