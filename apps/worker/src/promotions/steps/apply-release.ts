import type { Applied, StepContext } from "../promotion-step.ts";

/** Done again by a worker that resumes: it changes nothing then, and gives the generation to look for. */
export async function applyRelease({
  ports,
  promotion,
  target,
  signal,
  record,
}: StepContext): Promise<Applied> {
  const { release } = promotion;
  await record({
    type: "step_started",
    step: "apply",
    detail: `Applying ${release.version} to ${target.name}.`,
  });
  const { generation, objects } = await ports.writer.apply(target, release, signal);
  await record({
    type: "step_finished",
    step: "apply",
    detail: `Applied: ${objects.join(", ")}. Generation ${generation}.`,
  });
  return { generation, image: release };
}
