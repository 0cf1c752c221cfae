package main_test

import data.fixture
import data.main

changing(given) := messages if {
	change := object.union({"address": "x.y", "mode": "managed", "type": "kubectl_manifest"}, given)
	messages := main.deny with input as fixture.plan_changing("dev", [change])
}

test_a_state_is_no_plan if {
	messages := main.deny with input as {"values": {"root_module": {}}}
	only(messages, "This is no plan of an environment")
}

test_a_plan_without_an_environment_is_refused if {
	messages := main.deny with input as {"variables": {"region": {"value": "eu"}}, "resource_changes": []}
	only(messages, "it has no variable named environment")
}

test_a_type_that_no_policy_reads_is_refused if {
	only(changing({"type": "aws_iam_role", "change": {"actions": ["create"]}}), "x.y: no policy judges resources of type aws_iam_role")
}

test_a_data_source_makes_nothing if {
	changing({"type": "aws_iam_role", "mode": "data", "change": {"actions": ["read"]}}) == set()
}

test_an_object_that_the_plan_does_not_show_is_refused if {
	every after in [{}, {"yaml_body": "kind: [Role"}] {
		only(changing({"change": {"actions": ["create"], "after": after}}), "x.y: the plan does not show its object")
	}
}
