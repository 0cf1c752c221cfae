package main_test

import data.fixture

complete := [fixture.namespace_at("restricted"), fixture.quota, fixture.closed]

unlabelled := {"kind": "Namespace", "metadata": {"name": "shop"}}

patched(manifest, path, value) := json.patch(manifest, [{"op": "add", "path": path, "value": value}])

test_a_bounded_and_closed_namespace_passes if {
	refusals("prod", complete) == set()
}

test_production_admits_restricted_pods_only if {
	only(
		refusals("prod", [fixture.namespace_at("baseline"), fixture.quota, fixture.closed]),
		"Namespace[0]: namespace shop would admit pods at Pod Security level baseline. Production needs restricted: set pod_security_level in environments/prod/platform.tfvars.",
	)
}

test_a_namespace_that_names_no_level_admits_everything if {
	only(refusals("prod", [unlabelled, fixture.quota, fixture.closed]), "level privileged")
}

test_another_environment_may_be_looser if {
	refusals("dev", [fixture.namespace_at("baseline"), fixture.quota, fixture.closed]) == set()
}

test_a_namespace_needs_a_quota_in_every_environment if {
	only(
		refusals("dev", [fixture.namespace_at("restricted"), fixture.closed]),
		"nothing bounds limits.cpu, limits.memory, pods in namespace shop",
	)
}

test_the_quota_of_another_namespace_does_not_count if {
	elsewhere := patched(fixture.quota, "/metadata/namespace", "other")
	only(refusals("dev", [fixture.namespace_at("restricted"), elsewhere, fixture.closed]), "nothing bounds")
}

test_a_quota_must_bound_pods if {
	unbounded := json.remove(fixture.quota, ["spec/hard/pods"])
	only(refusals("dev", [fixture.namespace_at("restricted"), unbounded, fixture.closed]), "nothing bounds pods in")
}

test_a_namespace_must_be_closed if {
	only(refusals("dev", [fixture.namespace_at("restricted"), fixture.quota]), "no NetworkPolicy closes namespace shop")
}

test_the_policy_of_another_namespace_does_not_count if {
	elsewhere := patched(fixture.closed, "/metadata/namespace", "other")
	only(refusals("dev", [fixture.namespace_at("restricted"), fixture.quota, elsewhere]), "no NetworkPolicy closes")
}

test_one_direction_is_not_closed if {
	ingress_only := patched(fixture.closed, "/spec/policyTypes", ["Ingress"])
	only(refusals("dev", [fixture.namespace_at("restricted"), fixture.quota, ingress_only]), "no NetworkPolicy closes")
}

test_some_pods_are_not_the_namespace if {
	some_pods := patched(fixture.closed, "/spec/podSelector", {"matchLabels": {"app": "shop"}})
	only(refusals("dev", [fixture.namespace_at("restricted"), fixture.quota, some_pods]), "no NetworkPolicy closes")
}

test_a_policy_that_opens_does_not_close if {
	open := patched(fixture.closed, "/spec/egress", [{}])
	only(refusals("dev", [fixture.namespace_at("restricted"), fixture.quota, open]), "no NetworkPolicy closes")
}

test_an_empty_list_of_openings_is_closed if {
	closed := patched(fixture.closed, "/spec/ingress", [])
	refusals("dev", [fixture.namespace_at("restricted"), fixture.quota, closed]) == set()
}
