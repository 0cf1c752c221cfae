# A namespace admits only safe pods in production, is bounded, and is closed until something opens it.
package main

import data.plan

enforced_level := "pod-security.kubernetes.io/enforce"

required_bounds := {"limits.cpu", "limits.memory", "pods"}

deny contains message if {
	plan.is_production
	some address, manifest in plan.manifests
	manifest.kind == "Namespace"
	level := enforced_level_of(manifest)
	level != "restricted"
	message := sprintf(
		"%s: namespace %s would admit pods at Pod Security level %s. Production needs restricted: set pod_security_level in %s.",
		[address, manifest.metadata.name, level, plan.data_file("platform")],
	)
}

deny contains message if {
	some address, manifest in plan.manifests
	manifest.kind == "Namespace"
	missing := required_bounds - bounded(manifest.metadata.name)
	count(missing) > 0
	message := sprintf(
		"%s: nothing bounds %s in namespace %s. Add a ResourceQuota: modules/namespace makes one.",
		[address, concat(", ", sort(missing)), manifest.metadata.name],
	)
}

deny contains message if {
	some address, manifest in plan.manifests
	manifest.kind == "Namespace"
	not is_closed(manifest.metadata.name)
	message := sprintf(
		"%s: no NetworkPolicy closes namespace %s in both directions. Add modules/network-baseline.",
		[address, manifest.metadata.name],
	)
}

enforced_level_of(manifest) := manifest.metadata.labels[enforced_level]

enforced_level_of(manifest) := "privileged" if not manifest.metadata.labels[enforced_level]

bounded(namespace) := {resource |
	some manifest in plan.manifests
	manifest.kind == "ResourceQuota"
	manifest.metadata.namespace == namespace
	some resource, _ in manifest.spec.hard
}

is_closed(namespace) if {
	some manifest in plan.manifests
	manifest.kind == "NetworkPolicy"
	manifest.metadata.namespace == namespace
	manifest.spec.podSelector == {}
	{"Ingress", "Egress"} == {direction | some direction in manifest.spec.policyTypes}
	openings := array.concat(object.get(manifest.spec, "ingress", []), object.get(manifest.spec, "egress", []))
	count(openings) == 0
}
