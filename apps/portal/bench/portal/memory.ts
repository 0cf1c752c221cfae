import { readdirSync, readFileSync } from "node:fs";
import type { Side } from "./side.ts";

interface Memory {
  /** Bytes that are in memory, with every process that the portal started. */
  readonly portal: number;
  readonly worker: number;
}

/** As Linux counts it. */
export async function memoryOf({ pid }: Pick<Side, "pid">): Promise<Memory> {
  const processes = readProcesses();
  const withChildren = (of: number): number =>
    processes
      .filter(({ parent }) => parent === of)
      .reduce(
        (sum, child) => sum + withChildren(child.pid),
        processes.find((one) => one.pid === of)?.residentBytes ?? 0,
      );
  const started = (sign: string) => {
    const found = processes.find(({ parent, command }) => parent === pid && command.includes(sign));
    if (!found) throw new Error(`${sign} does not run`);
    return withChildren(found.pid);
  };
  return { portal: started("next-server"), worker: started("src/main.ts") };
}

function readProcesses() {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const status = readFileSync(`/proc/${name}/status`, "utf8");
        const field = (key: string) => Number(new RegExp(`^${key}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0);
        return [
          {
            pid: Number(name),
            parent: field("PPid"),
            residentBytes: field("VmRSS") * 1024,
            command: readFileSync(`/proc/${name}/cmdline`, "utf8"),
          },
        ];
      } catch {
        // It has ended meanwhile.
        return [];
      }
    });
}
