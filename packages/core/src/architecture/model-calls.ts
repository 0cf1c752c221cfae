import type { Component, Dependency } from "./component.ts";
import type { ArchitectureModel } from "./model.ts";

/** A dependency with both of its ends. */
export interface ModelCall {
  readonly caller: Component;
  readonly callee: Component;
  readonly dependency: Dependency;
}

export function modelCalls(model: ArchitectureModel): readonly ModelCall[] {
  const components = new Map(model.components.map((component) => [component.id, component]));
  return model.components.flatMap((caller) =>
    caller.dependsOn.flatMap((dependency) => {
      const callee = components.get(dependency.to);
      return callee ? [{ caller, callee, dependency }] : [];
    }),
  );
}

/** The caller waits for it and fails with it. */
export function isBlocking({ mode, need }: Dependency): boolean {
  return mode === "sync" && need === "hard";
}
