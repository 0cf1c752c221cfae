import {
  authorize,
  type Credential,
  type RoleGrant,
  roleGrantSchema,
  userIdSchema,
  type Viewer,
  type Viewers,
} from "@greenroom/core/access";
import { expect, test } from "vitest";
import { LiveHub } from "./live-hub.ts";
import { type LiveReader, liveStream } from "./live-stream.ts";
import { OpenStreams } from "./open-streams.ts";

const grant = (role: string, environment: string | null = null): RoleGrant =>
  roleGrantSchema.parse({ role, environment, service: null });
const viewer = (name: string, ...grants: RoleGrant[]): Viewer & { credential: Credential } => ({
  id: userIdSchema.parse(name),
  name,
  email: "",
  grants,
  credential: `session:${name}`,
});
const ada = viewer("ada", grant("viewer"));
const bob = viewer("bob", grant("viewer"));
/** Only these stand, as they are now. */
const standing = (...viewers: (Viewer & { credential: Credential })[]): Pick<Viewers, "behind"> => ({
  behind: (asked) =>
    Promise.resolve(
      new Map(
        viewers.filter(({ credential }) => asked.includes(credential)).map((each) => [each.credential, each]),
      ),
    ),
});
const open = new AbortController().signal;
const reader: LiveReader = { hears: (event) => event, rights: "r", after: null };

test("whose session or token has ended is written nothing more, others go on", async () => {
  const streams = new OpenStreams();
  const hub = new LiveHub();
  const [first, second] = [ada, bob].map((who) =>
    liveStream(hub, streams.until(authorize(who, "environment:read"), open), reader).getReader(),
  );
  await Promise.all([first?.read(), second?.read()]);
  await streams.look(standing(ada, bob));
  expect(hub.clientCount).toBe(2);
  await streams.look(standing(ada));
  expect(hub.clientCount).toBe(1);
  expect(await second?.read()).toEqual({ done: true, value: undefined });
  hub.publish({ topic: "runs", key: "run-1" });
  expect(new TextDecoder().decode((await first?.read())?.value)).toContain("run-1");
});

test.each<[string, RoleGrant[], boolean]>([
  ["the same", [grant("viewer"), grant("operator", "dev")], false],
  ["none", [], true],
  ["not the one in that environment", [grant("viewer", "prod")], true],
  ["others, by which the stream did not choose what to tell", [grant("viewer")], true],
])("the log of a run in dev ends when the roles are %s", async (_, grants, ends) => {
  const streams = new OpenStreams();
  const held = [grant("viewer"), grant("operator", "dev")];
  const ended = streams.until(authorize(viewer("ada", ...held), "run:read"), open, { environment: "dev" });
  await streams.look(standing(viewer("ada", ...grants)));
  expect(ended.aborted).toBe(ends);
});

test("a stream that its reader closed is asked for no more", async () => {
  const streams = new OpenStreams();
  const closed = new AbortController();
  const ended = streams.until(authorize(ada, "environment:read"), closed.signal);
  closed.abort();
  expect(ended.aborted).toBe(true);
  const asked: string[][] = [];
  await streams.look({
    behind: (credentials) => {
      asked.push([...credentials]);
      return Promise.resolve(new Map());
    },
  });
  expect(asked).toEqual([]);
});
