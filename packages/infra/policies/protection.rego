# In production nothing is lost that holds limits, isolation or alerting.
#
# Roles, bindings and service accounts are not among the kinds: to lose one takes rights away, which is
# safe, and the next apply gives them back.
package main

import data.plan

protected_kinds := {"ConfigMap", "LimitRange", "Namespace", "NetworkPolicy", "ResourceQuota"}

deny contains message if {
	plan.is_production
	some change in plan.changes
	"delete" in change.change.actions
	manifest := plan.former_manifests[change.address]
	manifest.kind in protected_kinds
	message := sprintf(
		"%s: %s %s would be %s in %s. Carry it over with a moved block; if it must go, hand it over with a removed block (destroy = false) and delete it by hand.",
		[change.address, manifest.kind, manifest.metadata.name, loss(change.change.actions), plan.environment],
	)
}

loss(actions) := "replaced" if "create" in actions

loss(actions) := "destroyed" if not "create" in actions
