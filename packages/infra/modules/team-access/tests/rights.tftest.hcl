mock_provider "kubectl" {}

variables {
  namespace = "prod"
  team      = "demo"
}

run "reads_only_unless_told_otherwise" {
  command = plan

  assert {
    condition     = alltrue([for rule in yamldecode(kubectl_manifest.role.yaml_body).rules : length(setsubtract(rule.verbs, ["get", "list", "watch"])) == 0])
    error_message = "a team that may not write must get no writing verb"
  }
}

run "writes_deployments_only" {
  command = plan
  variables {
    can_write = true
  }

  assert {
    condition = join(",", flatten([
      for rule in yamldecode(kubectl_manifest.role.yaml_body).rules : rule.resources if contains(rule.verbs, "patch")
    ])) == "deployments"
    error_message = "deployments are all that may be changed"
  }
}

run "never_grants_secrets" {
  command = plan
  variables {
    can_write = true
  }

  assert {
    condition     = !contains(flatten([for rule in yamldecode(kubectl_manifest.role.yaml_body).rules : rule.resources]), "secrets")
    error_message = "rolling out must not need reading credentials"
  }
}

run "refuses_a_team_that_is_no_name" {
  command = plan
  variables {
    team = "-demo"
  }
  expect_failures = [var.team]
}
