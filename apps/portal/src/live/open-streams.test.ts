import {
  authorize,
  everywhere,
  type StandingRights,
  type UserId,
  userIdSchema,
} from "@greenroom/core/access";
import { expect, test } from "vitest";
import { LiveHub } from "./live-hub.ts";
import { liveStream } from "./live-stream.ts";
import { OpenStreams } from "./open-streams.ts";

const may = (name: string) =>
  authorize(
    { id: userIdSchema.parse(name), name, email: "", grants: [{ role: "viewer", ...everywhere }] },
    "environment:read",
  );
/** Only these stand. */
const standing = (...names: string[]): Pick<StandingRights, "among"> => ({
  among: (ids) => Promise.resolve(new Set(ids.filter((id: UserId) => names.includes(id)))),
});

test("who lost the right is written nothing more, others go on", async () => {
  const streams = new OpenStreams();
  const hub = new LiveHub();
  const [ada, bob] = ["ada", "bob"].map((name) =>
    liveStream(hub, streams.until(may(name), new AbortController().signal)).getReader(),
  );
  await Promise.all([ada?.read(), bob?.read()]);
  await streams.look(standing("ada", "bob"));
  expect(hub.clientCount).toBe(2);
  await streams.look(standing("ada"));
  expect(hub.clientCount).toBe(1);
  expect(await bob?.read()).toEqual({ done: true, value: undefined });
  hub.publish({ topic: "runs", key: "run-1" });
  expect(new TextDecoder().decode((await ada?.read())?.value)).toContain("run-1");
});

test("a stream that its reader closed is asked for no more", async () => {
  const streams = new OpenStreams();
  const closed = new AbortController();
  const ended = streams.until(may("ada"), closed.signal);
  closed.abort();
  expect(ended.aborted).toBe(true);
  const asked: string[][] = [];
  await streams.look({
    among: (ids) => {
      asked.push([...ids]);
      return Promise.resolve(new Set());
    },
  });
  expect(asked).toEqual([]);
});
