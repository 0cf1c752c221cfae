# Plans for the tests beside the policies, as `show -json` prints them.
package fixture

# A plan that leaves these objects there, at addresses of their kind and place: Namespace[0].
plan_making(environment, manifests) := plan_changing(environment, [change |
	some index, manifest in manifests
	change := {
		"address": sprintf("%s[%d]", [manifest.kind, index]),
		"mode": "managed",
		"type": "kubectl_manifest",
		"change": {
			"actions": ["create"],
			"before": null,
			"after": {"yaml_body": yaml.marshal(manifest)},
			"after_unknown": {"id": true},
		},
	}
])

# A plan that does this to one object that is there.
plan_losing(environment, actions, manifest) := plan_changing(environment, [{
	"address": sprintf("%s[0]", [manifest.kind]),
	"mode": "managed",
	"type": "kubectl_manifest",
	"change": {"actions": actions, "before": {"yaml_body": yaml.marshal(manifest)}, "after": null},
}])

plan_changing(environment, changes) := {
	"variables": {"environment": {"value": environment}},
	"resource_changes": changes,
}

namespace_at(level) := {
	"kind": "Namespace",
	"metadata": {"name": "shop", "labels": {"pod-security.kubernetes.io/enforce": level}},
}

quota := {
	"kind": "ResourceQuota",
	"metadata": {"name": "platform", "namespace": "shop"},
	"spec": {"hard": {"limits.cpu": "8", "limits.memory": "2Gi", "pods": "20"}},
}

closed := {
	"kind": "NetworkPolicy",
	"metadata": {"name": "platform-default-deny", "namespace": "shop"},
	"spec": {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]},
}
