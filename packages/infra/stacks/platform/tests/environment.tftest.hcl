# Run once per environment: tofu test -var-file=../../environments/<environment>/platform.tfvars
mock_provider "kubectl" {}

run "leaves_room_for_the_scaled_out_workload" {
  command = plan

  # go-demo at the autoscaler's 8 replicas plus one surge pod, at what one pod may use at most.
  assert {
    condition     = var.quota.pods_max >= 9
    error_message = "quota.pods_max must leave room for 8 replicas and one surge pod"
  }

  assert {
    condition     = var.quota.cpu_requests_millicores >= 9 * 20 && var.quota.cpu_limits_millicores >= 9 * 500
    error_message = "quota's CPU must leave room for 8 replicas and one surge pod"
  }

  assert {
    condition     = var.quota.memory_requests_mebibytes >= 9 * 32 && var.quota.memory_limits_mebibytes >= 9 * 128
    error_message = "quota's memory must leave room for 8 replicas and one surge pod"
  }
}

run "says_what_the_portal_shows" {
  command = plan

  assert {
    condition     = output.namespace == var.namespace && output.quota["pods"] == tostring(var.quota.pods_max)
    error_message = "the outputs must state the namespace and its quota"
  }
}

run "refuses_an_unknown_environment" {
  command = plan
  variables {
    environment = "qa"
  }
  expect_failures = [var.environment]
}
