import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

const kubeconfigSchema = z.object({
  contexts: z.array(z.object({ name: z.string(), context: z.looseObject({}).nullish() })).nullish(),
  "current-context": z.string().nullish(),
});

/** What to do with a cluster that a person has already: the exact command, and the line of greenroom.yaml. Null where no
 * kubeconfig with a context is found.
 * @param home where kubectl looks for it */
export function offerOwnCluster(home: string = homedir()): string | null {
  const path = join(home, ".kube", "config");
  let config: z.infer<typeof kubeconfigSchema>;
  try {
    config = kubeconfigSchema.parse(parse(readFileSync(path, "utf8")));
  } catch {
    return null;
  }
  const names = (config.contexts ?? []).map(({ name }) => name);
  const current = config["current-context"];
  const context = names.find((name) => name === current) ?? names[0];
  if (context === undefined) return null;
  const others =
    names.length > 1 ? ` (${path} also has ${names.filter((name) => name !== context).join(", ")})` : "";
  return `use the cluster that is here: write "cluster: { context: ${context}, namespace: … }" for each environment in greenroom.yaml, then KUBECONFIG=${path} PROMETHEUS_URL=http://… npm start${others}`;
}
