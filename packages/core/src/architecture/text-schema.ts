import { z } from "zod";

/** Kebab-case, stable: other files, links and audit rows refer to it. */
export const modelIdSchema = z
  .string()
  .max(40, "an id has at most 40 characters")
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "an id is kebab-case: lower-case letters, digits, single dashes");

/** Text that is drawn in a diagram. Refusing markup here is the first of two walls; the second is the escaping in
 * the Mermaid text, so that neither has to be perfect. */
export const labelSchema = z
  .string()
  .trim()
  .min(1, "a label is not empty")
  .max(80, "a label has at most 80 characters; longer text belongs into a description")
  .regex(
    /^[\p{L}\p{N}(/][\p{L}\p{N}\p{M} .,:;()/+&'’=?!_*→–-]*$/u,
    "a label is plain text on one line: letters, digits and simple punctuation, no markup, quotes or directives",
  );

/** A sentence or two, shown as text only. */
export const proseSchema = z
  .string()
  .trim()
  .min(1, "a text is not empty")
  .max(800, "a text has at most 800 characters");
