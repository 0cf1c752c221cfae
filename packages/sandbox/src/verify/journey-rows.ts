import { z } from "zod";

/** Of Playwright's report; what is described together lies in suites of a suite. */
const suiteSchema = z.object({
  specs: z.array(
    z.object({
      title: z.string(),
      tests: z.array(
        z.object({
          status: z.enum(["expected", "unexpected", "flaky", "skipped"]),
          results: z.array(z.object({ duration: z.number() })),
        }),
      ),
    }),
  ),
  get suites() {
    return z.array(suiteSchema).optional();
  },
});
export const journeyReportSchema = z.object({ suites: z.array(suiteSchema) });

export interface JourneyRow {
  readonly title: string;
  /** Playwright calls it good that one was skipped after another's failure; here it was not run. */
  readonly outcome: "passed" | "failed" | "not run";
  readonly seconds: number;
}

/** Every journey of a report, in its order. */
export function journeyRows({ suites }: z.infer<typeof journeyReportSchema>): readonly JourneyRow[] {
  return suites.flatMap(rowsOf);
}

function rowsOf({ specs, suites = [] }: z.infer<typeof suiteSchema>): readonly JourneyRow[] {
  const own = specs.map(({ title, tests }): JourneyRow => {
    const statuses = tests.map(({ status }) => status);
    const durations = tests.flatMap(({ results }) => results.map(({ duration }) => duration));
    return {
      title,
      outcome: statuses.includes("unexpected")
        ? "failed"
        : statuses.every((status) => status === "skipped")
          ? "not run"
          : "passed",
      seconds: durations.reduce((sum, each) => sum + each, 0) / 1000,
    };
  });
  return [...own, ...suites.flatMap(rowsOf)];
}
