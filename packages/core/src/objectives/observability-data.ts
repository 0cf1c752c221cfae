import type { EnvironmentId } from "../environments/index.ts";
import { err, ok, type Result } from "../result/index.ts";
import type { Service } from "../services/index.ts";

interface Promised {
  readonly id: string;
  /** Share of requests that succeed; null = it promises none. */
  readonly targetRatio: number | null;
  readonly latencyBoundSeconds: number | null;
}

/** `service_objectives`, whatever it holds. */
const objectivesBlock = /^service_objectives *= *\{(?:[^\n]*\}|[\s\S]*?^\})/m;

/** The data file of an environment's observability layer with what the environment's services promise; the other lines
 * stay as they are. A file that has `service_objectives` holds a promise of each service; one that has not is that of a
 * release before 1.3.0, which holds one of each kind, so that services that differ are a fault.
 * @returns what is wrong, in words */
export function observabilityData(
  text: string,
  environment: EnvironmentId,
  services: readonly Service[],
): Result<string, string> {
  const promised = services.flatMap(({ id, metrics }): Promised[] => {
    const objectives = metrics?.objectives[environment];
    if (!objectives) return [];
    const { availability, latency } = objectives;
    return [
      {
        id,
        targetRatio: availability && Number((1 - availability.errorRatioMax).toFixed(12)),
        latencyBoundSeconds: latency && latency.boundSeconds,
      },
    ];
  });
  return objectivesBlock.test(text)
    ? ok(text.replace(objectivesBlock, () => eachService(promised)))
    : ofAll(text, environment, promised);
}

/** As `tofu fmt` writes it. */
function eachService(promised: readonly Promised[]): string {
  const entries = promised
    .filter(({ targetRatio, latencyBoundSeconds }) => targetRatio !== null || latencyBoundSeconds !== null)
    .map(
      ({ id, targetRatio, latencyBoundSeconds }) => `  ${id} = {
    target_ratio          = ${targetRatio}
    latency_bound_seconds = ${latencyBoundSeconds}
  }`,
    );
  return entries.length === 0
    ? "service_objectives = {}"
    : `service_objectives = {\n${entries.join("\n")}\n}`;
}

function ofAll(
  text: string,
  environment: EnvironmentId,
  promised: readonly Promised[],
): Result<string, string> {
  let written = text;
  for (const [variable, valueOf] of [
    ["objective_target_ratio", ({ targetRatio }: Promised) => targetRatio],
    ["latency_bound_seconds", ({ latencyBoundSeconds }: Promised) => latencyBoundSeconds],
  ] as const) {
    const promises = promised.flatMap((each) => {
      const value = valueOf(each);
      return value === null ? [] : [{ id: each.id, value }];
    });
    const [first] = promises;
    if (!first) continue;
    const other = promises.find(({ value }) => value !== first.value);
    if (other)
      return err(
        `holds one ${variable}, while ${first.id} promises ${first.value} in ${environment} and ${other.id} ${other.value}; from release 1.3.0 of the layer, write service_objectives = {} instead of it`,
      );
    const assignment = new RegExp(`^(${variable} *= *)[^\\s#]+`, "m");
    if (!assignment.test(written)) return err(`has no line for ${variable}, and no service_objectives`);
    written = written.replace(assignment, `$1${first.value}`);
  }
  return ok(written);
}
