import { median } from "../measure.ts";
import type { Side } from "./side.ts";

const rounds = 15;

/** The pages that the rail leads to, as the first page links them. */
export async function pagesOf(side: Side): Promise<readonly string[]> {
  const html = await (await side.ask("/")).text();
  const [, rail = ""] = /<nav aria-label="Pages">(.*?)<\/nav>/s.exec(html) ?? [];
  const paths = [...rail.matchAll(/href="([^"?]+)/g)].map(([, path = "/"]) => path);
  if (paths.length === 0) throw new Error("the first page links no page");
  return paths;
}

/** Where charts are, by whatever address. */
export async function metricsPathOf(side: Side): Promise<string> {
  const html = await (await side.ask("/")).text();
  const path = /aria-label="Metrics"[^>]*href="([^"?]+)|href="([^"?]+)"[^>]*aria-label="Metrics"/.exec(html);
  return path?.[1] ?? path?.[2] ?? "/metrics";
}

/** Of every page that both have, in turns: what else the machine does meets both alike. */
export async function measureAnswers(sides: readonly [Side, Side]) {
  const [before, now] = sides;
  const known = new Set(await pagesOf(before));
  const shared = (await pagesOf(now)).filter((path) => known.has(path));
  const answers = [];
  for (const path of shared) {
    const times: readonly [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round += 1)
      for (const index of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
        const startedAt = performance.now();
        await (await sides[index].ask(path)).arrayBuffer();
        times[index].push(performance.now() - startedAt);
      }
    answers.push({ path, ms: [median(times[0]), median(times[1])] as const });
  }
  return answers;
}

/** A view that nobody has opened yet, and the same once more. */
export async function measureDrawings(side: Side) {
  const landscape = await (await side.ask("/api/architecture/contents")).json();
  const { components } = landscape as { components: readonly { id: string; zone: string }[] };
  const [component] = components;
  if (!component) throw new Error("the model has no component");
  const path = `/api/architecture/diagram?level=component&zone=${component.zone}&component=${component.id}`;
  const time = async () => {
    const startedAt = performance.now();
    const answer = await side.ask(path);
    const text = await answer.text();
    if (!text.includes("<svg")) throw new Error(`${path} answered ${answer.status} without a drawing`);
    return performance.now() - startedAt;
  };
  return { newMs: await time(), keptMs: await time() };
}
