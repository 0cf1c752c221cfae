import { UnavailableError } from "@greenroom/core/result";
import { Client, type ClientConfig, Pool, type PoolConfig } from "pg";
import { asUnavailable, isOverdue } from "./as-unavailable.ts";

type Translate = (error: unknown) => unknown;

/** A connection that says in Greenroom's words when the database is away, hung or too slow (UnavailableError), and
 * that ends once an answer is overdue. pg itself would go on and let the next question wait behind the lost one, and a
 * pool would hand it out again. */
export class AnsweringClient extends Client {
  constructor(config?: ClientConfig, translated: Translate = asUnavailable) {
    super(config);
    translate(this, (error) => {
      if (isOverdue(error)) void this.end();
      return translated(error);
    });
  }
}

/** A pool of such connections. Waiting for a free one has a limit, and a broken one is never handed out again.
 * @param onUnavailable hears of each failed call once */
export function createAnsweringPool(
  config: PoolConfig,
  onUnavailable: (error: UnavailableError) => void = () => undefined,
): Pool {
  const translated: Translate = (error) => {
    const made = asUnavailable(error);
    if (made !== error && made instanceof UnavailableError) onUnavailable(made);
    return made;
  };
  const pool = new Pool({
    ...config,
    Client: class extends AnsweringClient {
      constructor(given?: ClientConfig) {
        super(given, translated);
      }
    },
  });
  translate(pool, translated);
  return pool;
}

type Method = (...given: unknown[]) => unknown;

/** Both forms that pg's methods have, a last argument that is called and a promise, fail with what `translated` makes
 * of their errors. */
function translate(owner: object, translated: Translate): void {
  for (const name of ["connect", "query"]) {
    const method = (Reflect.get(owner, name) as Method).bind(owner);
    const wrapped: Method = (...given) => {
      const last = given.at(-1);
      if (typeof last === "function") {
        const callback = last as Method;
        return method(...given.slice(0, -1), (error: unknown, ...results: unknown[]) =>
          callback(error ? translated(error) : error, ...results),
        );
      }
      const answer = method(...given);
      if (!(answer instanceof Promise)) return answer;
      return answer.catch((error: unknown) => {
        throw translated(error);
      });
    };
    Reflect.set(owner, name, wrapped);
  }
}
