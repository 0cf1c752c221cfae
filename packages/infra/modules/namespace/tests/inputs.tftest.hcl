mock_provider "kubectl" {}

variables {
  name        = "dev"
  environment = "dev"
  team        = "demo"

  quota = {
    cpu_requests_millicores   = 500
    cpu_limits_millicores     = 6000
    memory_requests_mebibytes = 512
    memory_limits_mebibytes   = 1536
    pods_max                  = 12
  }

  container = {
    default_cpu_request_millicores   = 20
    default_cpu_limit_millicores     = 500
    default_memory_request_mebibytes = 32
    default_memory_limit_mebibytes   = 128
    cpu_limit_max_millicores         = 1000
    memory_limit_max_mebibytes       = 512
  }
}

run "states_quantities_in_kubernetes_units" {
  command = plan

  assert {
    condition     = output.quota["limits.cpu"] == "6000m" && output.quota["requests.memory"] == "512Mi"
    error_message = "millicores must become m, mebibytes Mi"
  }

  assert {
    condition     = output.quota["services.loadbalancers"] == "0"
    error_message = "what is not asked for must not be given"
  }
}

run "enforces_restricted_pods_unless_told_otherwise" {
  command = plan

  assert {
    condition     = yamldecode(kubectl_manifest.namespace.yaml_body).metadata.labels["pod-security.kubernetes.io/enforce"] == "restricted"
    error_message = "the default Pod Security level must be restricted"
  }
}

run "never_deletes_the_namespace" {
  command = plan

  assert {
    condition     = kubectl_manifest.namespace.apply_only
    error_message = "a destroyed state must leave the namespace and its workloads"
  }
}

run "survives_a_plain_kubectl_apply" {
  command = plan

  assert {
    condition     = yamldecode(kubectl_manifest.namespace.yaml_body).metadata.annotations["kubectl.kubernetes.io/last-applied-configuration"] == ""
    error_message = "the last-applied annotation must be claimed empty"
  }
}

run "refuses_a_name_that_is_no_dns_label" {
  command = plan
  variables {
    name = "Team_A"
  }
  expect_failures = [var.name]
}

run "refuses_a_name_that_belongs_to_kubernetes" {
  command = plan
  variables {
    name = "kube-system"
  }
  expect_failures = [var.name]
}

run "refuses_an_unknown_pod_security_level" {
  command = plan
  variables {
    pod_security_level = "open"
  }
  expect_failures = [var.pod_security_level]
}

run "refuses_a_team_that_is_no_label" {
  command = plan
  variables {
    team = "A team"
  }
  expect_failures = [var.team]
}

run "refuses_requests_above_limits" {
  command = plan
  variables {
    quota = {
      cpu_requests_millicores   = 7000
      cpu_limits_millicores     = 6000
      memory_requests_mebibytes = 512
      memory_limits_mebibytes   = 1536
      pods_max                  = 12
    }
  }
  expect_failures = [var.quota]
}

run "refuses_a_fraction_of_a_pod" {
  command = plan
  variables {
    quota = {
      cpu_requests_millicores   = 500
      cpu_limits_millicores     = 6000
      memory_requests_mebibytes = 512
      memory_limits_mebibytes   = 1536
      pods_max                  = 1.5
    }
  }
  expect_failures = [var.quota]
}

run "refuses_a_default_above_the_maximum" {
  command = plan
  variables {
    container = {
      default_cpu_request_millicores   = 20
      default_cpu_limit_millicores     = 2000
      default_memory_request_mebibytes = 32
      default_memory_limit_mebibytes   = 128
      cpu_limit_max_millicores         = 1000
      memory_limit_max_mebibytes       = 512
    }
  }
  expect_failures = [var.container]
}
