/** How many lists and objects may lie within each other. Nothing that is asked for comes near it, and whatever walks
 * a value or writes it as JSON again goes as deep as the value does, on a stack that ends. */
export const depthMax = 100;

/** @param value anything that JSON can say; it is never walked deeper than `depthMax` */
export function isTooDeep(value: unknown): boolean {
  let level = [value].filter(isContainer);
  for (let depth = 0; depth < depthMax && level.length > 0; depth += 1)
    level = level.flatMap((held) => Object.values(held).filter(isContainer));
  return level.length > 0;
}

function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
