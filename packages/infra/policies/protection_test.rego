package main_test

import data.fixture
import data.main

refusals_of_loss(environment, actions, manifest) := messages if {
	messages := main.deny with input as fixture.plan_losing(environment, actions, manifest)
}

rules := {"kind": "ConfigMap", "metadata": {"name": "observability-prod", "namespace": "monitoring"}}

limits := {"kind": "LimitRange", "metadata": {"name": "platform", "namespace": "shop"}}

role := {"kind": "Role", "metadata": {"name": "team-demo", "namespace": "shop"}}

test_production_keeps_what_protects_it if {
	every manifest in [fixture.namespace_at("restricted"), fixture.quota, fixture.closed, rules, limits] {
		only(
			refusals_of_loss("prod", ["delete"], manifest),
			sprintf("%s %s would be destroyed in prod. Carry it over with a moved block", [manifest.kind, manifest.metadata.name]),
		)
	}
}

test_to_replace_is_to_lose if {
	only(refusals_of_loss("prod", ["delete", "create"], fixture.quota), "would be replaced in prod")
	only(refusals_of_loss("prod", ["create", "delete"], fixture.quota), "would be replaced in prod")
}

test_another_environment_may_lose_it if {
	refusals_of_loss("stage", ["delete"], fixture.quota) == set()
}

test_handed_over_is_not_lost if {
	refusals_of_loss("prod", ["forget"], fixture.quota) == set()
}

test_rights_may_be_taken_away if {
	refusals_of_loss("prod", ["delete"], role) == set()
}
