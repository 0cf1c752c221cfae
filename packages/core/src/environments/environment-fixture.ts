import type { z } from "zod";
import { type Environment, environmentSchema } from "./environment.ts";

type Written = z.input<typeof environmentSchema>;

/** An environment for tests, named by its id; `changes` says what differs, as greenroom.yaml would write it. */
export function environmentFixture(
  id: string,
  changes: {
    readonly name?: string;
    readonly cluster?: Partial<Written["cluster"]>;
    readonly terraform?: Partial<Written["terraform"]>;
    readonly promotion?: Partial<Written["promotion"]>;
  } = {},
): Environment {
  return environmentSchema.parse({
    id,
    name: changes.name ?? id,
    cluster: { context: "sandbox", namespace: id, ...changes.cluster },
    terraform: { layers: ["platform"], ...changes.terraform },
    promotion: { from: null, ...changes.promotion },
  });
}
