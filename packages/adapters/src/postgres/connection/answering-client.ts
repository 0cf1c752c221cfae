import { UnavailableError } from "@greenroom/core/result";
import { Client, type ClientConfig, Pool, type PoolConfig } from "pg";
import { asUnavailable, isOverdue } from "./as-unavailable.ts";

type Translate = (error: unknown) => unknown;

/** A connection that says in Greenroom's words when the database is away, hung or too slow (UnavailableError), and
 * that ends once an answer is overdue. pg itself would go on and let the next question wait behind the lost one, and a
 * pool would hand it out again. Questions that are asked at once, as Prisma does inside a transaction for what a row
 * includes, are asked one after the other: pg stops doing that by itself. */
export class AnsweringClient extends Client {
  constructor(config?: ClientConfig, translated: Translate = asUnavailable) {
    super(config);
    translate(this, (error) => {
      if (isOverdue(error)) void this.end();
      return translated(error);
    });
    askOneAtATime(this);
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

/** What is not answered by a promise is left as it is: only a pool asks so, and never twice at once. */
function askOneAtATime(client: Client): void {
  const ask = client.query.bind(client) as Method;
  let lastEnded: Promise<void> | null = null;
  const askInTurn: Method = (...given) => {
    if (lastEnded === null) return follow(ask(...given));
    if (typeof given.at(-1) === "function") return ask(...given);
    return follow(lastEnded.then(() => ask(...given)));
  };
  function follow(answer: unknown): unknown {
    if (!(answer instanceof Promise)) return answer;
    const end = () => {
      if (lastEnded === ended) lastEnded = null;
    };
    const ended: Promise<void> = answer.then(end, end);
    lastEnded = ended;
    return answer;
  }
  Reflect.set(client, "query", askInTurn);
}

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
