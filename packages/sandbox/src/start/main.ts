import { styleText } from "node:util";
import { ExecaError } from "execa";
import { PreparationError } from "../host/index.ts";
import { startProduct } from "./start-product.ts";
import { Terminal } from "./terminal.ts";

const terminal = new Terminal();
const abort = new AbortController();
const stopped = new Promise<NodeJS.Signals>((resolve) => {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve(signal));
});
void stopped.then(() => abort.abort(new Error("stopped")));

try {
  const product = await startProduct(process.cwd(), process.env, terminal, abort.signal);
  terminal.line(`\n  ${styleText("bold", "Greenroom")}  ${product.url}`);
  terminal.line(`  sign in   ${product.signInLink}`);
  terminal.line(styleText("dim", "  the link works once; Ctrl-C stops everything\n"));
  void product.prepared.then(
    ({ title, lines }) => terminal.box(title, lines),
    (error: unknown) => {
      if (!abort.signal.aborted) terminal.line(`✖ ${String(error)}`);
    },
  );
  await stopped;
  terminal.line("• stopping");
  await product.prepared.catch(() => undefined);
  await product.stop();
  terminal.line("✔ stopped, nothing left running");
} catch (error) {
  if (!abort.signal.aborted) {
    const failure =
      error instanceof PreparationError
        ? error
        : {
            what: "Greenroom did not start",
            why: describe(error),
            remedy: "see the message above; npm run sandbox -- status names the logs",
          };
    terminal.failure(failure);
    process.exitCode = 1;
  }
}
process.exit();

/** A failed program's own words say more than that it failed. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!(error instanceof ExecaError)) return error.message;
  return [error.shortMessage, error.stdout, error.stderr].filter(Boolean).join("\n");
}
