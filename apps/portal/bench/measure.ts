import { readFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

interface ViewTimes {
  /** From the navigation's start until a node of the diagram is on the screen. */
  readonly visibleMs: number;
  /** Until it can be moved and shows live state. */
  readonly usableMs: number;
  /** Of the main thread, within the second after that. */
  readonly longestTaskMs: number;
}

export async function timeView(page: Page, path: string): Promise<ViewTimes> {
  await page.goto(path, { waitUntil: "commit" });
  const times = await page.evaluate(async () => {
    const until = (isSo: () => boolean) =>
      new Promise<number>((resolve) => {
        const look = () => (isSo() ? resolve(performance.now()) : requestAnimationFrame(look));
        look();
      });
    const visibleMs = await until(() => {
      const node = document.querySelector("svg[data-diagram] g.node")?.getBoundingClientRect();
      const hasPainted = performance.getEntriesByName("first-contentful-paint").length > 0;
      return hasPainted && node !== undefined && node.width > 0 && node.left < innerWidth && node.right > 0;
    });
    return {
      visibleMs,
      usableMs: await until(() => document.querySelector('[data-placed="true"]') !== null),
    };
  });
  const longestTaskMs = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let longest = 0;
        const observer = new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
        });
        observer.observe({ type: "longtask" });
        setTimeout(() => {
          observer.disconnect();
          resolve(longest);
        }, 1000);
      }),
  );
  return { ...times, longestTaskMs };
}

const bench = "http://bench.invalid";

/** A page with nothing but Mermaid and its ELK layout, served from the installed packages. */
async function openPlainMermaid(page: Page): Promise<void> {
  const folderOf = (name: string) => dirname(fileURLToPath(import.meta.resolve(name)));
  const folders = { mermaid: folderOf("mermaid"), elk: folderOf("@mermaid-js/layout-elk") };
  await page.route(`${bench}/**`, async (route) => {
    const [, name = "", ...rest] = new URL(route.request().url()).pathname.split("/");
    if (name === "") return await route.fulfill({ contentType: "text/html", body: "<main></main>" });
    const file = join(folders[name as keyof typeof folders], ...rest);
    const contentType = [".mjs", ".js"].includes(extname(file)) ? "text/javascript" : "text/plain";
    return await route.fulfill({ contentType, body: readFileSync(file) });
  });
  await page.goto(`${bench}/`);
  await page.addScriptTag({
    type: "module",
    content: `
      import mermaid from "${bench}/mermaid/mermaid.esm.min.mjs";
      import elk from "${bench}/elk/mermaid-layout-elk.esm.min.mjs";
      mermaid.registerLayoutLoaders(elk);
      mermaid.initialize({ startOnLoad: false, securityLevel: "strict", theme: "base", maxTextSize: 200000, maxEdges: 2000 });
      globalThis.mermaid = mermaid;`,
  });
  await page.waitForFunction(() => "mermaid" in globalThis);
}

interface PlainMermaid {
  render(id: string, text: string): Promise<{ readonly svg: string }>;
}

/** Milliseconds of each rendering of the same text, the first left out: it loads the layout's code. */
export async function timePlainMermaid(
  page: Page,
  text: string,
  layout: "elk" | "dagre",
  rounds: number,
): Promise<readonly number[]> {
  await openPlainMermaid(page);
  const chosen = text.replace("layout: elk", `layout: ${layout}`);
  return await page.evaluate(
    async ([source, count]) => {
      const { mermaid } = globalThis as unknown as { mermaid: PlainMermaid };
      const times: number[] = [];
      for (let round = 0; round <= count; round += 1) {
        const startedAt = performance.now();
        await mermaid.render(`plain-${round}`, source);
        times.push(performance.now() - startedAt);
      }
      return times.slice(1);
    },
    [chosen, rounds] as const,
  );
}

/** Milliseconds until 100 drawn nodes have another state: attribute, label and the style and layout that follow. */
export async function timeUpdate(page: Page, text: string, rounds: number): Promise<readonly number[]> {
  await openPlainMermaid(page);
  return await page.evaluate(
    async ([source, count]) => {
      const { mermaid } = globalThis as unknown as { mermaid: PlainMermaid };
      const { svg } = await mermaid.render("update", source);
      document.body.innerHTML = `<style>[data-health="a"] * { fill: #efe } [data-health="b"] * { fill: #fee }</style>${svg}`;
      const nodes = [...document.querySelectorAll<SVGGElement>("g.node")];
      const times: number[] = [];
      for (let round = 0; round < count; round += 1) {
        const startedAt = performance.now();
        for (const node of nodes) {
          node.dataset["health"] = round % 2 === 0 ? "a" : "b";
          node.setAttribute("aria-label", `state ${round}`);
        }
        document.body.getBoundingClientRect();
        times.push(performance.now() - startedAt);
      }
      if (nodes.length !== 100) throw new Error(`drew ${nodes.length} nodes, not 100`);
      return times;
    },
    [text, rounds] as const,
  );
}
