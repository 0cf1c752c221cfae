import { z } from "zod";
import { assertNever } from "../result/index.ts";

/** What a deployed component is in the running platform: where its live state is read. */
export const bindingSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("workload"),
    namespace: z.string().min(1).max(63),
    name: z.string().min(1).max(63),
  }),
  // What Prometheus scrapes under this name, on whatever pods it runs.
  z.strictObject({ kind: z.literal("target"), app: z.string().min(1).max(63) }),
  z.strictObject({ kind: z.literal("cluster") }),
  z.strictObject({ kind: z.literal("prometheus") }),
  z.strictObject({ kind: z.literal("state-backend") }),
  z.strictObject({ kind: z.literal("database") }),
  z.strictObject({ kind: z.literal("portal") }),
  z.strictObject({ kind: z.literal("worker") }),
]);
export type Binding = z.infer<typeof bindingSchema>;

/** The same for equal bindings, such as "workload:dev/go-demo". */
export function bindingKey(binding: Binding): string {
  switch (binding.kind) {
    case "workload":
      return `workload:${binding.namespace}/${binding.name}`;
    case "target":
      return `target:${binding.app}`;
    case "cluster":
    case "prometheus":
    case "state-backend":
    case "database":
    case "portal":
    case "worker":
      return binding.kind;
    default:
      return assertNever(binding);
  }
}
