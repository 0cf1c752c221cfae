import { migrate } from "@greenroom/adapters/postgres";
import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { afterAll, expect, test, vi } from "vitest";
import { executePromotion } from "./execute-promotion.ts";
import { createPromotionWorker } from "./promotion-worker-fixture.ts";

const worker = createPromotionWorker(await startTestDatabase(migrate), "host/1");
afterAll(() => worker.stop());

// Before the worker of the other test takes jobs: it would take this one, too.
test("a promotion of a service that is promoted no more ends with why", async () => {
  const { id } = await worker.request("billing");
  const gone = { ...worker.execution, services: worker.execution.services.slice(0, 1) };
  await executePromotion(gone, id, new AbortController().signal);
  expect(await worker.promotions.find(id)).toMatchObject({
    status: "errored",
    outcome: "greenroom.yaml promotes no service billing any more.",
  });
});

test("two services go into one environment at the same time, and neither waits for the other", async () => {
  const { apply } = worker.execution.writer;
  const stuck = Promise.withResolvers<undefined>();
  worker.execution.writer.apply = async (target, ...rest) => {
    if (target.workload.name === "go-demo") await stuck.promise;
    return apply(target, ...rest);
  };
  const slow = await worker.request("go-demo");
  const quick = await worker.request("billing");
  await worker.work();
  const statusOf = async ({ id }: typeof slow) => (await worker.promotions.find(id))?.status;
  await vi.waitFor(async () => expect(await statusOf(quick)).toBe("succeeded"), 20_000);
  expect(await statusOf(slow)).toBe("running");
  await expect(worker.request("go-demo")).rejects.toThrow(/is on its way into dev/);
  stuck.resolve(undefined);
  await vi.waitFor(async () => expect(await statusOf(slow)).toBe("succeeded"), 20_000);
  expect(worker.applied).toEqual([quick.release.version, slow.release.version]);
});
