# A plan that cannot be judged is refused, not waved through.
package main

import data.plan

judged_types := {"kubectl_manifest"}

deny contains "This is no plan of an environment: it has no variable named environment. Hand over `tofu show -json <plan>` of a stack." if {
	not plan.environment
}

deny contains message if {
	some change in plan.changes
	not change.type in judged_types
	message := sprintf(
		"%s: no policy judges resources of type %s. Write one in policies/, then add the type to judged_types.",
		[change.address, change.type],
	)
}

deny contains message if {
	some change in plan.changes
	change.type in judged_types
	change.change.after != null
	not plan.manifests[change.address]
	message := sprintf(
		"%s: the plan does not show its object. Build yaml_body from variables and locals, not from what is known only after the apply.",
		[change.address],
	)
}
