/** A value as JSON gives it to another process: times are ISO 8601. */
export type InJson<T> = T extends Date
  ? string
  : T extends string | number | boolean | null | undefined
    ? T
    : { readonly [Key in keyof T]: InJson<T[Key]> };

export function inJson<T>(value: T): InJson<T> {
  return JSON.parse(JSON.stringify(value)) as InJson<T>;
}
