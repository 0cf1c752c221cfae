import { afterEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { addressOf, call } from "./call.ts";
import { route } from "./route-contract.ts";

const contract = route({
  method: "GET",
  path: "/api/things/{id}/parts",
  summary: "List a thing's parts",
  permission: "run:read",
  params: z.object({ id: z.string() }),
  query: z.strictObject({ kind: z.string().optional(), limit: z.coerce.number<number>().optional() }),
  answer: z.array(z.object({ name: z.string() })),
  errors: ["run_not_found"],
});
const given = { params: { id: "a/b" }, query: { limit: 3 } };

function answering(response: () => Response): void {
  vi.stubGlobal(
    "fetch",
    vi.fn(async () => response()),
  );
}
afterEach(() => void vi.unstubAllGlobals());

test("an address is the contract's path with what is given", () => {
  expect(addressOf(contract, given)).toBe("/api/things/a%2Fb/parts?limit=3");
  expect(addressOf(contract, { params: { id: "1" }, query: { kind: undefined } })).toBe(
    "/api/things/1/parts",
  );
});

test("an answer is believed when it is what the contract says", async () => {
  answering(() => Response.json([{ name: "wheel", secret: "not promised" }]));
  expect(await call(contract, given)).toEqual([{ name: "wheel" }]);
});

test.each<[string, () => Response, object]>([
  ["another shape", () => Response.json([{ name: 4 }]), { code: "unexpected_answer" }],
  ["no JSON at all", () => new Response("<html>"), { code: "unexpected_answer" }],
  [
    "a problem, in its own words",
    () => Response.json({ code: "run_not_found", message: "There is no such run." }, { status: 404 }),
    { code: "run_not_found", message: "There is no such run." },
  ],
  [
    "a proxy's error page",
    () => new Response("Bad Gateway", { status: 502 }),
    { code: "unexpected_answer", message: "The portal answered 502." },
  ],
])("%s is an error", async (_, response, problem) => {
  answering(response);
  await expect(call(contract, given)).rejects.toMatchObject({ problem });
});

test("no answer is said", async () => {
  answering(() => {
    throw new TypeError("fetch failed");
  });
  await expect(call(contract, given)).rejects.toMatchObject({
    status: 0,
    problem: { code: "portal_unreachable" },
  });
});
