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

/** Reads "component:edge-gateway,zone:billing"; what is not like that is left out, and `unreadParts` names it. */
export function parseFailing(text: string): readonly FailingPart[] {
  const parts = piecesOf(text).flatMap((piece) => parsePart(piece) ?? []);
  const texts = parts.map(formatPart);
  return parts.filter((part, index) => texts.indexOf(formatPart(part)) === index).slice(0, partsMax);
}

/** What of the text names no part, such as the end of a link that was cut. */
export function unreadParts(text: string): readonly string[] {
  return [...new Set(piecesOf(text).filter((piece) => parsePart(piece) === null))];
}

function piecesOf(text: string): readonly string[] {
  return text
    .split(",")
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "");
}

function parsePart(piece: string): FailingPart | null {
  const parsed = partSchema.safeParse(piece.split(":"));
  return parsed.success ? { kind: parsed.data[0], id: parsed.data[1] } : null;
}

export function formatFailing(parts: readonly FailingPart[]): string {
  return parts.map(formatPart).join(",");
}

export function formatPart({ kind, id }: FailingPart): string {
  return `${kind}:${id}`;
}
