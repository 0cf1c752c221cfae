import { modelIdSchema } from "@greenroom/core/architecture";
import { z } from "zod";

/** What is asked to fail. */
export interface FailingPart {
  readonly kind: "component" | "zone";
  readonly id: string;
}

const partSchema = z.tuple([z.enum(["component", "zone"]), modelIdSchema]);
/** More would say nothing: everything fails. */
const partsMax = 50;

/** Reads "component:edge-gateway,zone:billing"; what is not like that is left out, as in a link that was cut. */
export function parseFailing(text: string): readonly FailingPart[] {
  const parts = text.split(",").flatMap((part) => {
    const parsed = partSchema.safeParse(part.trim().split(":"));
    return parsed.success ? [{ kind: parsed.data[0], id: parsed.data[1] }] : [];
  });
  const texts = parts.map(formatPart);
  return parts.filter((part, index) => texts.indexOf(formatPart(part)) === index).slice(0, partsMax);
}

export function formatFailing(parts: readonly FailingPart[]): string {
  return parts.map(formatPart).join(",");
}

export function formatPart({ kind, id }: FailingPart): string {
  return `${kind}:${id}`;
}
