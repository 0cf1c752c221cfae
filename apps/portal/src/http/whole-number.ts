import { z } from "zod";

/** A whole number of a search field, in decimal digits alone: what else could be read as one is a slip.
 * @param otherwise where the field is left out */
export function wholeNumber(name: string, min: number, max: number, otherwise: number) {
  const words = `${name} should be a whole number from ${min} to ${max}`;
  // Twice the default: the document of the routes shows only the inner one, and what is left out meets the outer one.
  const number = z.coerce.number(words).int(words).min(min, words).max(max, words).default(otherwise);
  const digits = /^(0|[1-9]\d*)$/;
  return z
    .preprocess(
      (given: number | string) => (typeof given === "string" && !digits.test(given) ? Number.NaN : given),
      number,
    )
    .default(otherwise);
}
