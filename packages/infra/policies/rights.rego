# Nobody is given credentials, or more than a plan can show.
package main

import data.plan

# With these a role is worth whatever the role or the person is worth that it reaches.
borrowing_verbs := {"bind", "escalate", "impersonate"}

deny contains message if {
	some address, manifest in plan.manifests
	manifest.kind in {"Role", "ClusterRole"}
	some rule in manifest.rules
	some excess in rule_excess(rule)
	message := sprintf(
		"%s: %s %s would grant %s. Name the resources and verbs that its work needs.",
		[address, manifest.kind, manifest.metadata.name, excess],
	)
}

deny contains message if {
	some address, manifest in plan.manifests
	manifest.kind in {"RoleBinding", "ClusterRoleBinding"}
	manifest.roleRef.kind != "Role"
	message := sprintf(
		"%s: %s %s would give out %s %s, whose rights no plan shows. Bind a Role of the same namespace.",
		[address, manifest.kind, manifest.metadata.name, manifest.roleRef.kind, manifest.roleRef.name],
	)
}

deny contains message if {
	some address, manifest in plan.manifests
	manifest.kind == "Secret"
	message := sprintf(
		"%s: the value of Secret %s would be written into the state. Have it made in the cluster, by whoever issues it.",
		[address, manifest.metadata.name],
	)
}

rule_excess(rule) := (secrets(rule) | wildcards(rule)) | borrowed(rule)

secrets(rule) := {"secrets" | some resource in rule.resources; split(resource, "/")[0] == "secrets"}

wildcards(rule) := {sprintf("all %s", [part]) |
	some part in ["apiGroups", "resources", "verbs"]
	some value in rule[part]
	contains(value, "*")
}

borrowed(rule) := {sprintf("the verb %s", [verb]) | some verb in rule.verbs; verb in borrowing_verbs}
