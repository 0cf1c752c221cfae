import type { EnvironmentId } from "../environments/index.ts";
import { err, ok, type Result } from "../result/index.ts";
import type { Service } from "../services/index.ts";

/** The data file of an environment's observability layer with what the environment's services promise; the other lines
 * stay as they are. The layer holds one promise of each kind, so services that differ are a fault.
 * @returns what is wrong, in words */
export function observabilityData(
  text: string,
  environment: EnvironmentId,
  services: readonly Service[],
): Result<string, string> {
  const promised = services.flatMap(({ id, metrics }) => {
    const objectives = metrics?.objectives[environment];
    return objectives ? [{ id, ...objectives }] : [];
  });
  const values: readonly (readonly [string, readonly { readonly id: string; readonly value: number }[]])[] = [
    [
      "objective_target_ratio",
      promised.flatMap(({ id, availability }) =>
        availability ? [{ id, value: Number((1 - availability.errorRatioMax).toFixed(12)) }] : [],
      ),
    ],
    [
      "latency_bound_seconds",
      promised.flatMap(({ id, latency }) => (latency ? [{ id, value: latency.boundSeconds }] : [])),
    ],
  ];
  let written = text;
  for (const [variable, promises] of values) {
    const [first] = promises;
    if (!first) continue;
    const other = promises.find(({ value }) => value !== first.value);
    if (other)
      return err(
        `holds one ${variable}, while ${first.id} promises ${first.value} in ${environment} and ${other.id} ${other.value}`,
      );
    const assignment = new RegExp(`^(${variable} *= *)[^\\s#]+`, "m");
    if (!assignment.test(written)) return err(`has no line for ${variable}`);
    written = written.replace(assignment, `$1${first.value}`);
  }
  return ok(written);
}
