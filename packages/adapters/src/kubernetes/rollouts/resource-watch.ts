import { setTimeout as delay } from "node:timers/promises";
import type { KubeConfig } from "@kubernetes/client-node";
import { ApiException } from "@kubernetes/client-node/dist/gen/apis/exception.js";
import { z } from "zod";
import { askApi } from "../access/api-request.ts";

/** The server ends a watch after this long and says shortly before how far it came: so a watch that is alive is
 * heard of at least this often, however quiet its objects are. */
const watchSeconds = 10;
/** A watch that ended sooner is not opened again at once: something in between ends them all. */
const shortWatchMs = 1_000;
/** Doubled with every expiry that no event came before. */
const relistPauseMs = 1_000;
/** A server that cannot go on from its own list this many times in a row will not. */
const expiriesMax = 3;

const gone = 410;

export interface Resource {
  readonly metadata?: { readonly name?: string; readonly resourceVersion?: string };
}

const metadataSchema = z.looseObject({ resourceVersion: z.string().optional(), name: z.string().optional() });
const objectSchema = z.object({ metadata: metadataSchema });
const statusSchema = z.object({ code: z.number().optional(), message: z.string().optional() });

export interface ResourceWatch<T extends Resource> {
  /** "pods", … */
  readonly kind: string;
  find(name: string): T | null;
  list(): readonly T[];
  /** When the server last said something, by the monotonic clock; null = it did not yet. An answer that only opens
   * a watch does not count: it may be all that ever comes. */
  heardAtMs(): number | null;
  /** Lists, then watches from that version until the watch is lost: rejects with why. Never resolves. */
  run(signal: AbortSignal): Promise<never>;
}

interface ResourceWatchOptions {
  readonly kind: string;
  readonly onOpen: () => void;
  readonly onChange: () => void;
}

/** One kind of a namespace's objects. A watch that ends as agreed, or whose version is too old, goes on by itself;
 * anything else ends it.
 * @param path of the collection */
export function createResourceWatch<T extends Resource>(
  config: KubeConfig,
  path: string,
  { kind, onOpen, onChange }: ResourceWatchOptions,
): ResourceWatch<T> {
  // An API server checks its objects against their own schemas; here it is enough that they are objects of one.
  const itemSchema = z.custom<T>((value) => objectSchema.safeParse(value).success);
  const listSchema = z.object({ metadata: metadataSchema, items: z.array(itemSchema).nullable() });
  const eventSchema = z.union([
    z.object({ type: z.literal("ERROR"), object: statusSchema }),
    z.object({ type: z.literal("BOOKMARK"), object: objectSchema }),
    z.object({ type: z.enum(["ADDED", "MODIFIED", "DELETED"]), object: itemSchema }),
  ]);
  let objects = new Map<string, T>();
  let version = "";
  let heardAtMs: number | null = null;
  let listedAtMs = 0;
  let expiries = 0;
  const heard = () => {
    heardAtMs = performance.now();
  };

  const list = async (signal: AbortSignal) => {
    listedAtMs = performance.now();
    let text = "";
    for await (const chunk of await askApi(config, path, signal)) {
      heard();
      text += String(chunk);
    }
    const parsed = listSchema.safeParse(parseJson(text));
    if (!parsed.success) throw new Error(`the list of ${kind} is none of an API server's`);
    const items = parsed.data.items ?? [];
    objects = new Map(items.map((item) => [item.metadata?.name ?? "", item]));
    version = parsed.data.metadata.resourceVersion ?? "";
    onChange();
  };

  /** @returns false when the version is too old to go on from */
  const take = (line: string): boolean => {
    const parsed = eventSchema.safeParse(parseJson(line));
    if (!parsed.success) throw new Error(`the watch of ${kind} said something that is no event`);
    const event = parsed.data;
    if (event.type === "ERROR") {
      const { code = 0, message = `HTTP ${code}` } = event.object;
      if (code === gone) return false;
      throw new ApiException(code, "the watch failed", { message }, {});
    }
    expiries = 0;
    version = event.object.metadata?.resourceVersion ?? version;
    if (event.type === "BOOKMARK") return true;
    const name = event.object.metadata?.name ?? "";
    if (event.type === "DELETED") objects.delete(name);
    else objects.set(name, event.object);
    onChange();
    return true;
  };

  /** @returns whether it ended as agreed, or because its version is too old */
  const follow = async (signal: AbortSignal): Promise<"ended" | "expired"> => {
    const query = new URLSearchParams({
      watch: "true",
      allowWatchBookmarks: "true",
      timeoutSeconds: String(watchSeconds),
      resourceVersion: version,
    });
    const openedAtMs = performance.now();
    let rest = "";
    try {
      const response = await askApi(config, `${path}?${query.toString()}`, signal);
      onOpen();
      for await (const chunk of response) {
        heard();
        const lines = (rest + String(chunk)).split("\n");
        rest = lines.pop() ?? "";
        for (const line of lines) if (!take(line)) return "expired";
      }
    } catch (error) {
      if (error instanceof ApiException && error.code === gone) return "expired";
      throw error;
    }
    const lastedMs = performance.now() - openedAtMs;
    // Where nothing changes and nobody sends bookmarks, an end at the agreed time is a sign of life.
    if (lastedMs >= watchSeconds * 1000 - shortWatchMs) heard();
    if (lastedMs < shortWatchMs) await delay(shortWatchMs, undefined, { signal });
    return "ended";
  };

  return {
    kind,
    find: (name) => objects.get(name) ?? null,
    list: () => [...objects.values()],
    heardAtMs: () => heardAtMs,
    async run(signal) {
      await list(signal);
      for (;;) {
        if ((await follow(signal)) === "ended") continue;
        expiries += 1;
        if (expiries > expiriesMax)
          throw new Error(`the API server cannot go on from its own list of ${kind} (HTTP ${gone})`);
        const dueAtMs = listedAtMs + relistPauseMs * 2 ** (expiries - 1);
        await delay(Math.max(0, dueAtMs - performance.now()), undefined, { signal });
        await list(signal);
      }
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
