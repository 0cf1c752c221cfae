/** npm run test:platform: the product on a platform that is not ours. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { commitOf } from "./commit-of.ts";
import { runPlatformJourneys } from "./platform-journeys.ts";
import { prepareTools } from "./prepare-tools.ts";
import { formatOutcome } from "./report.ts";

const root = process.cwd();
const proof = "docs/proofs/platform.md";

/** Of Playwright's report. */
const specSchema = z.object({
  title: z.string(),
  ok: z.boolean(),
  tests: z.array(z.object({ results: z.array(z.object({ duration: z.number() })) })),
});
const reportSchema = z.object({ suites: z.array(z.object({ specs: z.array(specSchema) })) });

const tools = await prepareTools(root);
const directory = mkdtempSync(join(tmpdir(), "greenroom-platform-proof-"));
const reportFile = join(directory, "journeys.json");
const steps: string[] = [];
const passed = await runPlatformJourneys(
  root,
  tools,
  (outcome) => {
    console.log(formatOutcome(outcome));
    steps.push(row(outcome.title, outcome.passed, outcome.seconds));
  },
  reportFile,
);
const { suites } = reportSchema.parse(JSON.parse(readFileSync(reportFile, "utf8")));
const journeys = suites
  .flatMap(({ specs }) => specs)
  .map(({ title, ok, tests }) => {
    const durations = tests.flatMap(({ results }) => results.map(({ duration }) => duration));
    // Playwright calls it good that one was skipped after another's failure.
    return row(title, ok && durations.length > 0, durations.reduce((sum, each) => sum + each, 0) / 1000);
  });
writeFileSync(
  join(root, proof),
  `# The product on a platform that is not ours

Written by \`npm run test:platform\` on ${new Date().toISOString().slice(0, 10)}, commit ${await commitOf(root, proof)}: the bookshop of [test-platform](../../packages/sandbox/test-platform/README.md), its cluster without nodes, its Prometheus behind https, a token and a path. \`npm test\` walks through it too.

| Journey | Outcome | Seconds |
| --- | --- | ---: |
${journeys.join("\n")}

| Around it | Outcome | Seconds |
| --- | --- | ---: |
${steps.join("\n")}
`,
);
rmSync(directory, { recursive: true });
console.log(`• ${proof} is written`);
process.exitCode = passed ? 0 : 1;

function row(title: string, isGood: boolean, seconds: number): string {
  return `| ${title} | ${isGood ? "passed" : "failed"} | ${seconds.toFixed(1)} |`;
}
