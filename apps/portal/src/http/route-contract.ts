import type { Permission } from "@greenroom/core/access";
import type { z } from "zod";
import type { ErrorCode } from "./error-status.ts";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** An answer that is not one JSON value: its media type, and what it carries in words. */
export interface StreamAnswer {
  readonly stream: string;
  readonly description: string;
}

/** Everything that a route promises. From it come the types of its handler, the browser's client, the OpenAPI document
 * and the table of permissions; a file `route.ts` that answers without one fails the tests. */
export interface RouteContract {
  readonly method: Method;
  /** With its parameters in braces: `/api/runs/{id}`. */
  readonly path: `/${string}`;
  /** One sentence in the imperative: "Approve the plan that the caller has seen". */
  readonly summary: string;
  readonly permission: Permission;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodType;
  /** JSON. Strict: an unknown field is a fault, not something to leave out in silence. */
  readonly body?: z.ZodType;
  readonly answer: z.ZodType | StreamAnswer;
  /** What may come instead of the answer, beyond what any route may say. */
  readonly errors: readonly ErrorCode[];
}

/** A route that speaks another protocol than a signed-in person's JSON: a probe, a scrape, a form, Terraform's state
 * backend. It is documented and listed like the others. */
export interface ProtocolContract {
  readonly method: Method;
  readonly path: `/${string}`;
  readonly summary: string;
  /** Who may call it, in words. */
  readonly callers: string;
  /** By parameter of the path, in words. */
  readonly params?: Readonly<Record<string, string>>;
  /** Media type of what is sent, where something is. */
  readonly sends?: string;
  /** Every status it answers with, in words. */
  readonly answers: Readonly<Record<number, string>>;
}

/** Keeps the types of a contract as they are written. */
export function route<const Contract extends RouteContract>(contract: Contract): Contract {
  return contract;
}

/** A handler may give what it only holds readonly. */
type DeepReadonly<Value> = Value extends (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : Value extends readonly (infer Item)[]
    ? readonly DeepReadonly<Item>[]
    : Value extends string | number | boolean | null | undefined
      ? Value
      : Value extends object
        ? { readonly [Key in keyof Value]: DeepReadonly<Value[Key]> }
        : Value;

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;
type Given<Schema> = Schema extends z.ZodType ? z.input<Schema> : undefined;

export type ParamsOf<Contract extends RouteContract> = Parsed<Contract["params"]>;
export type QueryOf<Contract extends RouteContract> = Parsed<Contract["query"]>;
export type BodyOf<Contract extends RouteContract> = Parsed<Contract["body"]>;
export type ErrorsOf<Contract extends RouteContract> = Contract["errors"][number];
/** What a caller gets. */
export type AnswerOf<Contract extends RouteContract> = Contract["answer"] extends z.ZodType
  ? z.output<Contract["answer"]>
  : never;
/** What a handler gives. */
export type AnswerGiven<Contract extends RouteContract> = Contract["answer"] extends z.ZodType
  ? DeepReadonly<z.input<Contract["answer"]>>
  : never;

type Need<Key extends string, Value> = undefined extends Value
  ? Value extends undefined
    ? unknown
    : { readonly [K in Key]?: Value }
  : Partial<Value> extends Value
    ? { readonly [K in Key]?: Value }
    : { readonly [K in Key]: Value };

/** What a caller gives: only the parts that the contract names, and only those that are needed must be there. */
export type CallOf<Contract extends RouteContract> = Need<"params", Given<Contract["params"]>> &
  Need<"query", Given<Contract["query"]>> &
  Need<"body", Given<Contract["body"]>> & { readonly signal?: AbortSignal };
