/** npm run test:ordinary-user: somebody without root starts the product beside another start's cluster and works with
 * it. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { prometheusUrl } from "../start/node-ports.ts";
import { commitOf } from "./commit-of.ts";
import { createOrdinaryPerson } from "./ordinary-person.ts";
import { packTools } from "./pack-tools.ts";
import { startProductUnderTest } from "./product-under-test.ts";
import { type Use, useProduct } from "./use-product.ts";

const root = process.cwd();
const proof = "docs/proofs/ordinary-user.md";
const say = (line: string) => console.log(`• ${line}`);

async function run(): Promise<boolean> {
  if (process.getuid?.() !== 0)
    throw new Error("it needs root, to start one product as root and another as somebody else");
  say("starting the product that has the cluster");
  const first = startProductUnderTest(root, "first");
  try {
    const { adminKubeconfig, nodePorts } = await first.ready();
    const prometheus = prometheusUrl(nodePorts);
    if (adminKubeconfig === null || prometheus === undefined)
      throw new Error("the first start has no cluster");
    const person = await createOrdinaryPerson(root, adminKubeconfig);
    const archive = await packTools(root, person.home);
    say(`starting it as somebody without root, in ${person.checkout}`);
    const startedAt = performance.now();
    const second = person.start({
      KUBECONFIG: join(person.home, ".kube", "config"),
      PROMETHEUS_URL: prometheus,
      GREENROOM_TOOLS: archive.path,
      GREENROOM_TOOLS_SHA256: archive.digest,
    });
    const { url, signInLink } = await second.ready();
    const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
    const started = {
      what: "npm start, Node, pnpm and the portal's build included",
      passed: true,
      seconds,
      seen: "tools from the archive, whose digest was given",
    };
    const uses = [started, ...(await useProduct(url, signInLink))];
    const printed = await second.stop();
    const left = person.processes();
    uses.push({
      what: "Ctrl-C leaves no process",
      passed: left.length === 0,
      seconds: 0,
      seen: left.length === 0 ? "none" : left.join("; "),
    });
    for (const { what, passed, seen } of uses) say(`${passed ? "✔" : "✖"} ${what}: ${seen}`);
    const passed = uses.every((use) => use.passed);
    if (passed) person.remove();
    else console.error(printed);
    await writeProof(uses);
    return passed;
  } finally {
    await first.stop();
    first.remove();
  }
}

async function writeProof(uses: readonly Use[]): Promise<void> {
  const rows = uses.map(
    ({ what, passed, seconds, seen }) =>
      `| ${what} | ${passed ? "passed" : "failed"} | ${seconds} | ${seen} |`,
  );
  const date = new Date().toISOString().slice(0, 10);
  mkdirSync(dirname(join(root, proof)), { recursive: true });
  writeFileSync(
    join(root, proof),
    `# Without root, beside another start's cluster

Written by \`npm run test:ordinary-user\` on ${date}, commit ${await commitOf(root, proof)}: a person without root and without capabilities, with a home, a checkout and a cache of their own, runs \`npm start\` with \`KUBECONFIG\` and \`PROMETHEUS_URL\` of a cluster that root's \`npm start\` made, and with the archive of its tools.

| What | Outcome | Seconds | Seen |
| --- | --- | ---: | --- |
${rows.join("\n")}
`,
  );
  say(`${proof} is written`);
}

process.exitCode = (await run()) ? 0 : 1;
