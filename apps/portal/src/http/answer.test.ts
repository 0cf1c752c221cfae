import { type DomainError, err, ok, type Result } from "@greenroom/core/result";
import { expect, test } from "vitest";
import { z } from "zod";
import type { answer as Answer } from "./answer.ts";
import { route } from "./route-contract.ts";

/** Only its types are asked here: what does not compile is the test. */
const answer: typeof Answer = () => async () => new Response();

const contract = route({
  method: "GET",
  path: "/api/things",
  summary: "Read a thing",
  permission: "run:read",
  answer: z.object({ name: z.string() }),
  errors: ["run_not_found", "status_conflict"],
});

function thing<Code extends string>(code: Code): Result<{ name: string }, DomainError<Code>> {
  return code === "" ? ok({ name: "wheel" }) : err({ code, message: "" });
}

test("a handler gives the codes of its contract, all of them and no other", () => {
  const routes = [
    answer(contract, () => thing<"run_not_found" | "status_conflict">("run_not_found")),
    answer(contract, async () => (Math.random() > 2 ? thing("run_not_found") : thing("status_conflict"))),
    // @ts-expect-error it never gives run_not_found, which the contract names
    answer(contract, () => thing("status_conflict")),
    // @ts-expect-error it gives nothing of what the contract names
    answer(contract, () => ({ name: "wheel" })),
    // @ts-expect-error the contract does not name self_approval
    answer(contract, () => thing<"run_not_found" | "status_conflict" | "self_approval">("self_approval")),
  ];
  expect(routes).toHaveLength(5);
});

test("nor does one that has no failures name any", () => {
  const readable = route({ ...contract, errors: [] });
  const streamed = route({ ...contract, answer: { stream: "text/event-stream", description: "" } });
  const routes = [
    answer(readable, () => ({ name: "wheel" })),
    answer(readable, () => ok({ name: "wheel" })),
    // @ts-expect-error the stream is never refused
    answer(streamed, () => new Response()),
  ];
  expect(routes).toHaveLength(3);
});
