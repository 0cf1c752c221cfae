import { overlayOf, workloadIn } from "@greenroom/core/services";
import type { Applied, StepContext } from "../promotion-step.ts";

/** Done again by a worker that resumes within it: it changes nothing then, and gives the generation to look for. Once it
 * is done it is not done again: what somebody changed by hand since then is theirs. */
export async function applyRelease({
  ports,
  promotion,
  service,
  target,
  signal,
  record,
}: StepContext): Promise<Applied> {
  const { release } = promotion;
  const done = promotion.steps.find(({ name, status }) => name === "apply" && status === "succeeded");
  if (done?.generation !== undefined) return { generation: done.generation, image: release };
  await record({
    type: "step_started",
    step: "apply",
    detail: `Applying ${release.version} to ${target.name}.`,
  });
  const { generation, objects } = await ports.writer.apply(
    {
      environment: target,
      workload: workloadIn(service, target),
      overlay: overlayOf(service, target),
    },
    release,
    signal,
  );
  await record({
    type: "step_finished",
    step: "apply",
    detail: `Applied: ${objects.join(", ")}. Generation ${generation}.`,
    generation,
  });
  return { generation, image: release };
}
