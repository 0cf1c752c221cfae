package main_test

import data.fixture

role_with(rule) := {
	"kind": "Role",
	"metadata": {"name": "team-demo", "namespace": "shop"},
	"rules": [object.union({"apiGroups": [""], "resources": ["pods"], "verbs": ["get"]}, rule)],
}

binding_of(kind, name) := {
	"kind": "RoleBinding",
	"metadata": {"name": "team-demo", "namespace": "shop"},
	"roleRef": {"kind": kind, "name": name},
}

test_a_role_that_names_what_it_needs_passes if {
	refusals("prod", [role_with({})]) == set()
}

test_a_role_with_too_much_is_refused_anywhere if {
	every excess, rule in {
		"secrets": {"resources": ["pods", "secrets"]},
		"all resources": {"resources": ["*"]},
		"all verbs": {"verbs": ["*"]},
		"all apiGroups": {"apiGroups": ["*"]},
		"the verb bind": {"verbs": ["get", "bind"]},
		"the verb escalate": {"verbs": ["escalate"]},
		"the verb impersonate": {"verbs": ["impersonate"]},
	} {
		only(
			refusals("dev", [role_with(rule)]),
			sprintf("Role[0]: Role team-demo would grant %s. Name the resources and verbs that its work needs.", [excess]),
		)
	}
}

test_a_part_of_a_resource_is_covered_too if {
	only(refusals("dev", [role_with({"resources": ["secrets/status"]})]), "would grant secrets")
	only(refusals("dev", [role_with({"resources": ["*/scale"]})]), "would grant all resources")
}

test_a_cluster_role_is_a_role if {
	only(refusals("dev", [object.union(role_with({"verbs": ["*"]}), {"kind": "ClusterRole"})]), "ClusterRole team-demo would grant all verbs")
}

test_every_rule_is_read if {
	two := object.union(role_with({}), {"rules": [{"verbs": ["get"]}, {"resources": ["secrets"], "verbs": ["*"]}]})
	count(refusals("dev", [two])) == 2
}

test_a_role_of_the_namespace_may_be_bound if {
	refusals("prod", [binding_of("Role", "team-demo")]) == set()
}

test_a_cluster_role_is_not_handed_out if {
	only(
		refusals("dev", [binding_of("ClusterRole", "edit")]),
		"RoleBinding team-demo would give out ClusterRole edit, whose rights no plan shows.",
	)
}

test_a_secret_stays_out_of_the_state if {
	only(refusals("dev", [{"kind": "Secret", "metadata": {"name": "token"}}]), "the value of Secret token would be written into the state")
}
