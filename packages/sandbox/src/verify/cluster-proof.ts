/** npm run test:cluster: what a cluster does to go-demo and what monitoring says of it, waited for to its end. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { clusterTests } from "./cluster-tests.ts";
import { runCommand } from "./command.ts";
import { commitOf } from "./commit-of.ts";
import { prepareTools } from "./prepare-tools.ts";
import { startProductUnderTest } from "./product-under-test.ts";
import { formatOutcome } from "./report.ts";

const root = process.cwd();
const proof = "docs/proofs/cluster.md";

/** Of vitest's report. */
const reportSchema = z.object({
  testResults: z.array(
    z.object({
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          duration: z.number().nullish(),
          meta: z.object({ seen: z.string().optional() }).default({}),
        }),
      ),
    }),
  ),
});

const tools = await prepareTools(root);
const product = startProductUnderTest(root, "cluster");
try {
  const ready = await product.ready();
  const reportFile = join(product.stateDir, "cluster-tests.json");
  const outcome = await runCommand(clusterTests(ready, tools.environment, { reportFile }));
  console.log(formatOutcome(outcome));
  const { testResults } = reportSchema.parse(JSON.parse(readFileSync(reportFile, "utf8")));
  const rows = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .map(
      ({ fullName, status, duration, meta }) =>
        `| ${fullName} | ${status} | ${((duration ?? 0) / 1000).toFixed(0)} | ${meta.seen ?? ""} |`,
    );
  const date = new Date().toISOString().slice(0, 10);
  mkdirSync(dirname(join(root, proof)), { recursive: true });
  writeFileSync(
    join(root, proof),
    `# The cluster, waited for to the end

Written by \`npm run test:cluster\` on ${date}, commit ${await commitOf(root, proof)}: the tests of infrastructure and manifests on the cluster that \`npm start\` makes. \`npm test\` runs the same without the waits for an alert to clear and for pods to be given back.

| What | Outcome | Seconds | Seen |
| --- | --- | ---: | --- |
${rows.toSorted().join("\n")}
`,
  );
  console.log(`• ${proof} is written`);
  await product.stop();
  if (outcome.passed) product.remove();
  process.exitCode = outcome.passed ? 0 : 1;
} catch (error) {
  await product.stop().catch(() => undefined);
  throw error;
}
