import { promotionStatuses, promotionStatusesThat } from "@greenroom/core/promotions";
import { runStatuses, runStatusesThat } from "@greenroom/core/runs";
import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { afterAll, expect, test } from "vitest";
import { createDatabase, migrate } from "../index.ts";

const database = createDatabase(await startTestDatabase(migrate));
afterAll(() => database.$disconnect());

/** The statuses that a constraint or an index names, as Postgres tells them. */
async function statusesIn(name: string): Promise<readonly string[]> {
  const [row] = await database.$queryRaw<{ definition: string }[]>`
    SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conname = ${name}
    UNION ALL SELECT indexdef FROM pg_indexes WHERE indexname = ${name}`;
  return [...(row?.definition ?? "").matchAll(/'([a-z_]+)'::text/g)].map(([, status]) => status ?? "").sort();
}

test.each<[string, readonly string[]]>([
  ["runs_status_check", runStatuses],
  ["runs_one_holds_its_workspace", runStatusesThat(({ holdsWorkspace }) => holdsWorkspace)],
  ["runs_executing_have_a_lease", runStatusesThat(({ executing }) => executing !== null)],
  ["runs_unfinished_idx", runStatusesThat(({ final }) => !final)],
  ["promotions_status_check", promotionStatuses],
  ["promotions_active_place_key", promotionStatusesThat(({ holdsTarget }) => holdsTarget)],
  ["promotions_check", promotionStatusesThat(({ final }) => !final)],
  ["promotions_executing_may_have_a_lease", promotionStatusesThat(({ executing }) => executing)],
])("%s names the statuses that the record does", async (name, statuses) =>
  expect(await statusesIn(name)).toEqual([...statuses].sort()),
);
