import { createPromotionWorker } from "./promotion-worker-fixture.ts";

// A worker process of its own that never comes to the end of an apply, so that a test can kill it.
const [url = ""] = process.argv.slice(2);
const worker = createPromotionWorker(url, "hanging/1");
worker.execution.writer.apply = () => {
  process.stdout.write("applying\n");
  return new Promise(() => undefined);
};
await worker.work();
