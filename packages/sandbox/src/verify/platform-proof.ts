/** npm run test:platform: the product on a platform that is not ours. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commitOf } from "./commit-of.ts";
import { journeyReportSchema, type JourneyRow, journeyRows } from "./journey-rows.ts";
import { runPlatformJourneys } from "./platform-journeys.ts";
import { prepareTools } from "./prepare-tools.ts";
import { formatOutcome } from "./report.ts";

const root = process.cwd();
const proof = "docs/proofs/platform.md";

const tools = await prepareTools(root);
const directory = mkdtempSync(join(tmpdir(), "greenroom-platform-proof-"));
const reportFile = join(directory, "journeys.json");
const steps: string[] = [];
const passed = await runPlatformJourneys(
  root,
  tools,
  (outcome) => {
    console.log(formatOutcome(outcome));
    steps.push(row(outcome.title, outcome.passed ? "passed" : "failed", outcome.seconds));
  },
  reportFile,
);
const report = journeyReportSchema.parse(JSON.parse(readFileSync(reportFile, "utf8")));
const journeys = journeyRows(report).map(({ title, outcome, seconds }) => row(title, outcome, seconds));
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

function row(title: string, outcome: JourneyRow["outcome"], seconds: number): string {
  return `| ${title} | ${outcome} | ${outcome === "not run" ? "" : seconds.toFixed(1)} |`;
}
