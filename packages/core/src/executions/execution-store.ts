import type { Cause } from "../access/index.ts";
import type { DomainError, Result } from "../result/index.ts";
import type { ExecutionEvent } from "./execution-event.ts";

/** What a worker hears when it says that it lives. */
export interface Heartbeat {
  /** False = the lease is not its own any more; whatever it says is refused. */
  readonly held: boolean;
  readonly stopRequested: boolean;
}

/** The part of a store that a worker's lease needs. */
export interface LeaseStore<Id> {
  heartbeat(id: Id, leaseId: string): Promise<Heartbeat>;
}

/** The part of a store that gives up executions whose worker is gone. */
export interface SilentStore<Id> {
  /** Executing, and their worker was not heard from for `executionTiming.givenUpSeconds`, by the database's clock. */
  listSilent(): Promise<readonly Id[]>;
  /** Looks at the heartbeat again under the row's lock, and takes the lease from a worker that is still silent, with
   * every right that hung on it, in one transaction.
   * @returns whether it did */
  giveUp(id: Id): Promise<boolean>;
}

/** The verbs that every lifecycle is stored by.
 * @typeParam Events what belongs to each event that can happen, by type; the database adds when
 * @typeParam Refusals why each may be refused
 * @typeParam Missing the code of there being none of that id */
export interface ExecutionStore<
  Id,
  Item,
  Events,
  Refusals extends Record<keyof Events, string>,
  Missing extends string,
  Filter,
> extends LeaseStore<Id>,
    SilentStore<Id> {
  find(id: Id): Promise<Item | null>;
  /** Newest first. */
  list(filter: Filter): Promise<readonly Item[]>;
  /** Lets the event happen under the row's lock, at the database's time. In the same transaction: the job that its new
   * status asks for, the end of what its lease allowed, and word to whoever looks at it. */
  change<Type extends keyof Events>(
    id: Id,
    event: ExecutionEvent<Events, Type>,
    cause: Cause,
  ): Promise<Result<Item, DomainError<Refusals[Type] | Missing>>>;
}
