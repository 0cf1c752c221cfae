import type { CodesOf } from "../result/index.ts";

/** One of the things that can happen to an execution, with what belongs to it; all of them where no type is named.
 * @typeParam Events what belongs to each, by type */
export type ExecutionEvent<Events, Type extends keyof Events = keyof Events> = {
  [T in Type]: { readonly type: T } & Events[T];
}[Type];

/** Why each event may be refused, read from what takes it. */
export type RefusalsOf<Takes> = {
  readonly [Type in keyof Takes]: Takes[Type] extends (...given: never) => infer Outcome
    ? CodesOf<Outcome> & string
    : never;
};
