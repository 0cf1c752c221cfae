mock_provider "kubectl" {}

variables {
  environment            = "prod"
  namespace              = "shop"
  team                   = "demo"
  objective_target_ratio = 0.9995
  latency_bound_seconds  = 0.25
  escalation             = "page"
}

run "is_found_by_prometheus" {
  command = plan

  assert {
    condition     = output.config_map == "monitoring/observability-prod"
    error_message = "Prometheus mounts observability-<environment> in its own namespace"
  }

  assert {
    condition     = keys(yamldecode(kubectl_manifest.rules.yaml_body).data) == ["prod.rules.yml"]
    error_message = "Prometheus loads *.rules.yml"
  }
}

run "records_numbers_as_they_were_given" {
  command = plan

  assert {
    condition = [
      for rule in yamldecode(yamldecode(kubectl_manifest.rules.yaml_body).data["prod.rules.yml"]).groups[0].rules :
      "${rule.record} ${rule.expr} ${rule.labels.namespace}"
      ] == [
      "environment:objective_target:ratio vector(0.9995) shop",
      "environment:latency_bound:seconds vector(0.25) shop",
      "environment:alert_route:info vector(1) shop",
    ]
    error_message = "target, bound and route must be recorded for the namespace, none of them rounded"
  }
}

run "records_what_each_service_promises_beside_it" {
  command = plan
  variables {
    service_objectives = {
      "player"      = { target_ratio = 0.999, latency_bound_seconds = 0.2 }
      "billing-api" = { target_ratio = 0.9, namespace = "money" }
      "search"      = { latency_bound_seconds = 2 }
    }
  }

  assert {
    condition = [
      for rule in yamldecode(yamldecode(kubectl_manifest.rules.yaml_body).data["prod.rules.yml"]).groups[0].rules :
      "${rule.record} ${rule.expr} ${rule.labels.namespace} ${lookup(rule.labels, "service", "-")}"
      ] == [
      "environment:objective_target:ratio vector(0.9995) shop -",
      "environment:objective_target:ratio vector(0.9) money billing-api",
      "environment:objective_target:ratio vector(0.999) shop player",
      "environment:latency_bound:seconds vector(0.25) shop -",
      "environment:latency_bound:seconds vector(0.2) shop player",
      "environment:latency_bound:seconds vector(2) shop search",
      "environment:alert_route:info vector(1) shop -",
      "environment:alert_route:info vector(1) money -",
    ]
    error_message = "each promise must be recorded for its service and namespace, and every namespace must have a route"
  }
}

run "records_services_alone_where_the_environment_promises_nothing" {
  command = plan
  variables {
    objective_target_ratio = null
    latency_bound_seconds  = null
    service_objectives     = { player = { target_ratio = 0.999 } }
  }

  assert {
    condition     = [for rule in yamldecode(yamldecode(kubectl_manifest.rules.yaml_body).data["prod.rules.yml"]).groups[0].rules : rule.expr] == ["vector(0.999)", "vector(1)"]
    error_message = "what is null must be recorded by nothing"
  }
}

run "routes_to_the_team" {
  command = plan

  assert {
    condition     = yamldecode(yamldecode(kubectl_manifest.rules.yaml_body).data["prod.rules.yml"]).groups[0].rules[2].labels == { namespace = "shop", team = "demo", escalation = "page" }
    error_message = "the route must name namespace, team and escalation"
  }
}

run "refuses_a_target_without_an_error_budget" {
  command = plan
  variables {
    objective_target_ratio = 1
  }
  expect_failures = [var.objective_target_ratio]
}

run "refuses_a_target_in_percent" {
  command = plan
  variables {
    objective_target_ratio = 99.9
  }
  expect_failures = [var.objective_target_ratio]
}

run "refuses_a_target_that_promises_nothing" {
  command = plan
  variables {
    objective_target_ratio = 0.5
  }
  expect_failures = [var.objective_target_ratio]
}

run "refuses_a_bound_in_milliseconds" {
  command = plan
  variables {
    latency_bound_seconds = 250
  }
  expect_failures = [var.latency_bound_seconds]
}

run "refuses_an_unknown_escalation" {
  command = plan
  variables {
    escalation = "email"
  }
  expect_failures = [var.escalation]
}

run "refuses_a_namespace_that_is_no_dns_label" {
  command = plan
  variables {
    namespace = "Shop"
  }
  expect_failures = [var.namespace]
}

run "refuses_a_monitoring_namespace_that_is_no_dns_label" {
  command = plan
  variables {
    monitoring_namespace = "a b"
  }
  expect_failures = [var.monitoring_namespace]
}

run "refuses_a_team_that_is_no_label" {
  command = plan
  variables {
    team = "A team"
  }
  expect_failures = [var.team]
}

run "refuses_an_environment_that_is_no_name" {
  command = plan
  variables {
    environment = "prod/eu"
  }
  expect_failures = [var.environment]
}

run "refuses_a_service_s_target_in_percent" {
  command = plan
  variables {
    service_objectives = { player = { target_ratio = 99.9 } }
  }
  expect_failures = [var.service_objectives]
}

run "refuses_a_service_s_bound_in_milliseconds" {
  command = plan
  variables {
    service_objectives = { player = { latency_bound_seconds = 250 } }
  }
  expect_failures = [var.service_objectives]
}

run "refuses_a_service_that_promises_nothing" {
  command = plan
  variables {
    service_objectives = { player = {} }
  }
  expect_failures = [var.service_objectives]
}

run "refuses_a_service_that_is_no_name" {
  command = plan
  variables {
    service_objectives = { "Player One" = { target_ratio = 0.9 } }
  }
  expect_failures = [var.service_objectives]
}

run "refuses_a_service_s_namespace_that_is_no_dns_label" {
  command = plan
  variables {
    service_objectives = { player = { target_ratio = 0.9, namespace = "Shop" } }
  }
  expect_failures = [var.service_objectives]
}
