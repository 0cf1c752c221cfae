# What a plan does to the cluster: `tofu show -json <plan>`, whose kubectl_manifest resources carry the
# object that they make as YAML.
package plan

environment := input.variables.environment.value

# An environment that serves customers is one more word here.
is_production if environment in {"prod"}

changes contains change if {
	some change in input.resource_changes
	change.mode == "managed"
}

# The objects that are there after the apply, changed or not, by address.
manifests[change.address] := yaml.unmarshal(change.change.after.yaml_body) if some change in changes

# The objects that were there before, by address.
former_manifests[change.address] := yaml.unmarshal(change.change.before.yaml_body) if some change in changes

# Where a person corrects what differs between environments.
data_file(layer) := sprintf("environments/%s/%s.tfvars", [environment, layer])
