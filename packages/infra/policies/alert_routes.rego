# Somebody is called when production fails.
package main

import data.plan

deny contains message if {
	plan.is_production
	some address, manifest in plan.manifests
	manifest.kind == "ConfigMap"
	startswith(manifest.metadata.name, "observability-")
	not "page" in escalations(manifest)
	message := sprintf(
		"%s: alerts of %s would call nobody. Set escalation = \"page\" in %s.",
		[address, plan.environment, plan.data_file("observability")],
	)
}

escalations(manifest) := {rule.labels.escalation |
	some file in manifest.data
	some group in yaml.unmarshal(file).groups
	some rule in group.rules
	rule.record == "environment:alert_route:info"
}
