import { type ArchitectureModel, findComponent } from "./model.ts";
import type { Topic, TopicConsumer } from "./topic.ts";

/** What a consumer promises of one topic: what it says there, or else what its dependency on the carrier says. */
export function consumptionOf(
  model: ArchitectureModel,
  { carrier }: Topic,
  { component, idempotencyKey, stalenessBudgetSeconds }: TopicConsumer,
): { readonly idempotencyKey: string | null; readonly stalenessBudgetSeconds: number | null } {
  const reading = (findComponent(model, component)?.dependsOn ?? []).filter(({ to }) => to === carrier);
  const declared = <Field extends "idempotencyKey" | "stalenessBudgetSeconds">(field: Field) =>
    reading.find((dependency) => dependency[field] !== undefined)?.[field];
  return {
    idempotencyKey: idempotencyKey ?? declared("idempotencyKey") ?? null,
    stalenessBudgetSeconds: stalenessBudgetSeconds ?? declared("stalenessBudgetSeconds") ?? null,
  };
}
