package main_test

rules_escalating(escalation) := {
	"kind": "ConfigMap",
	"metadata": {"name": "observability-prod", "namespace": "monitoring"},
	"data": {"prod.rules.yml": yaml.marshal({"groups": [{"name": "observability-prod", "rules": [
		{"record": "environment:objective_target:ratio", "expr": "vector(0.99)", "labels": {"namespace": "shop"}},
		{"record": "environment:alert_route:info", "expr": "vector(1)", "labels": {"namespace": "shop", "escalation": escalation}},
	]}]})},
}

test_production_pages if {
	refusals("prod", [rules_escalating("page")]) == set()
}

test_production_that_calls_nobody_is_refused if {
	only(
		refusals("prod", [rules_escalating("ticket")]),
		`alerts of prod would call nobody. Set escalation = "page" in environments/prod/observability.tfvars.`,
	)
}

test_production_without_a_route_is_refused if {
	routeless := object.union(rules_escalating("page"), {"data": {"prod.rules.yml": "groups: []"}})
	only(refusals("prod", [routeless]), "would call nobody")
}

test_only_the_route_routes if {
	text := yaml.marshal({"groups": [{"rules": [{"record": "other:info", "labels": {"escalation": "page"}}]}]})
	mislabelled := object.union(rules_escalating("page"), {"data": {"prod.rules.yml": text}})
	only(refusals("prod", [mislabelled]), "would call nobody")
}

test_another_environment_may_call_nobody if {
	refusals("dev", [rules_escalating("none")]) == set()
}

test_another_config_map_routes_nothing if {
	refusals("prod", [object.union(rules_escalating("none"), {"metadata": {"name": "settings"}})]) == set()
}
