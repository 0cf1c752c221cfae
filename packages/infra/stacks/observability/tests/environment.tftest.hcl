# Run once per environment: tofu test -var-file=../../environments/<environment>/observability.tfvars
mock_provider "kubectl" {}

run "calls_somebody_for_prod_and_nobody_for_less" {
  command = plan

  assert {
    condition     = (var.environment == "prod") == (var.escalation == "page")
    error_message = "prod must page; another environment must not wake anybody"
  }
}

run "says_what_the_portal_shows" {
  command = plan

  assert {
    condition     = output.config_map == "${var.monitoring_namespace}/observability-${var.environment}"
    error_message = "the outputs must state where the rules are"
  }

  assert {
    condition     = output.service_objectives["go-demo"].target_ratio == var.service_objectives["go-demo"].target_ratio && output.alert_route.team == var.team
    error_message = "the outputs must state what services promise and whom their alerts reach"
  }
}

run "refuses_an_unknown_environment" {
  command = plan
  variables {
    environment = "qa"
  }
  expect_failures = [var.environment]
}
