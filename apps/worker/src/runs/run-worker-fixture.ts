import { runIdSchema } from "@greenroom/core/runs";
import { applyRun } from "./apply-run.ts";
import { createContext } from "./run-fixture.ts";

// A worker process of its own that applies one run, so that a test can kill it.
const [url = "", directory = "", cliConfigFile = "", backendUrl = "", runId = ""] = process.argv.slice(2);
const { context } = createContext(url, { directory, cliConfigFile }, backendUrl);
await applyRun(context)({ runId: runIdSchema.parse(runId) }, new AbortController().signal);
