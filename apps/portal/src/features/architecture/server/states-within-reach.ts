import {
  type BindingSnapshot,
  bindingKey,
  type Component,
  type ComponentState,
  componentState,
} from "@greenroom/core/architecture";

/** The state of every component by what of it the viewer may see.
 * @param hidden keys of bindings to workloads that the viewer's roles do not reach */
export function statesWithinReach(
  components: readonly Component[],
  snapshots: readonly BindingSnapshot[],
  hidden: ReadonlySet<string>,
  now: Date,
): readonly ComponentState[] {
  return components.map((component) => {
    const bindings = component.bindings.filter((binding) => !hidden.has(bindingKey(binding)));
    if (bindings.length > 0 || component.bindings.length === 0)
      return componentState({ ...component, bindings }, snapshots, now);
    return {
      component: component.id,
      health: "unknown",
      detail: "It runs only where your roles do not reach.",
      observedAt: null,
      bindings: [],
    };
  });
}
