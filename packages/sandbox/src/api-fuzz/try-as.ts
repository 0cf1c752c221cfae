import { readFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { z } from "zod";
import type { Caller } from "../callers/index.ts";
import type { Schemathesis } from "./ensure-schemathesis.ts";

/** Bounded: the same few examples of each route for each caller, in the same order. */
const examplesMax = 10;
const seed = 1;
const timeoutMs = 10 * 60_000;

/** Left out is the check that asks for what is not promised: that every value of the right form is taken, since an id
 * must also exist, and a date must lie ahead. */
const checks = [
  "not_a_server_error",
  "status_code_conformance",
  "content_type_conformance",
  "response_headers_conformance",
  "response_schema_conformance",
  "negative_data_rejection",
  "missing_required_header",
  "unsupported_method",
];

/** What is learnt from answers would let one caller act on another; ids that may be used are given as examples.
 * What is longer than 16 KiB is refused by Node, with 431. */
export const schemathesisConfig = `[phases.coverage]
extra-data-sources = { responses = false }
[checks.negative_data_rejection]
expected-statuses = ["400", "401", "403", "404", "405", "409", "413", "415", "431"]
[phases.examples]
extra-data-sources = { responses = false }
[phases.fuzzing]
extra-data-sources = { responses = false }
`;

const foundSchema = z.object({
  title: z.string(),
  count: z.int(),
  operations: z.array(z.string()).optional(),
});
const reportSchema = z.object({
  complete: z.boolean(),
  operations: z.object({ tested: z.int() }),
  test_cases: z.object({ generated: z.int() }),
  running_time: z.number(),
  failures: z.array(foundSchema),
  errors: z.array(foundSchema),
});

export interface Trial {
  readonly caller: string;
  readonly routes: number;
  readonly requests: number;
  readonly seconds: number;
  /** What is wrong, by its kind. */
  readonly faults: readonly z.infer<typeof foundSchema>[];
  /** Schemathesis' own words. */
  readonly output: string;
}

/** Asks every route of the document as one caller.
 * @param directory of `openapi.json` and `schemathesis.toml`
 * @param leftOut paths that are not asked
 * @throws Error when schemathesis itself fails */
export async function tryAs(
  { command: [file, ...before] }: Schemathesis,
  caller: Caller,
  {
    origin,
    directory,
    leftOut,
  }: { readonly origin: string; readonly directory: string; readonly leftOut: readonly string[] },
): Promise<Trial> {
  const report = join(directory, `${caller.name.replaceAll(" ", "-")}.json`);
  const { cookie } = caller.headers;
  const { all } = await execa(
    file,
    [
      ...before,
      "--config-file",
      join(directory, "schemathesis.toml"),
      "run",
      join(directory, "openapi.json"),
      `--url=${origin}`,
      "--no-color",
      `--checks=${checks.join(",")}`,
      "--phases=examples,coverage,fuzzing",
      `--max-examples=${examplesMax}`,
      `--seed=${seed}`,
      "--no-shrink",
      "--generation-database=none",
      "--continue-on-failure",
      "--request-timeout=15",
      "--max-redirects=0",
      // A session is no parameter: whoever has none is a caller of their own.
      "--generation-with-security-parameters=false",
      "--report=json",
      `--report-json-path=${report}`,
      ...(cookie === undefined ? [] : [`--header=Cookie: ${cookie}`]),
      ...leftOut.map((path) => `--exclude-path=${path}`),
    ],
    { all: true, reject: false, timeout: timeoutMs, cwd: directory, env: { SCHEMATHESIS_HOOKS: "" } },
  );
  const found = reportSchema.safeParse(readJson(report));
  if (!found.success) throw new Error(`schemathesis wrote no report; it printed:\n${all}`);
  const { operations, test_cases, running_time, failures, errors, complete } = found.data;
  return {
    caller: caller.name,
    routes: operations.tested,
    requests: test_cases.generated,
    seconds: running_time,
    faults: [...failures, ...errors, ...(complete ? [] : [{ title: "Stopped before the end", count: 1 }])],
    output: all,
  };
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
