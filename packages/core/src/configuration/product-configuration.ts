import { type Document, isNode, LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import { type Environment, environmentSchema } from "../environments/index.ts";
import { knownProfiles, metricsProfileSchema } from "../metrics/index.ts";
import {
  isPromoted,
  overlayOf,
  type PromotedService,
  type Service,
  serviceEntrySchema,
} from "../services/index.ts";
import { ConfigurationError } from "./configuration-error.ts";

export interface ProductConfiguration {
  readonly product: { readonly name: string };
  readonly environments: readonly Environment[];
  /** At least one; the first is what pages begin with. */
  readonly services: readonly [Service, ...Service[]];
  /** What releases move. */
  readonly promoted: PromotedService;
}

const clusterShape = environmentSchema.shape.cluster.shape;

/** The content of greenroom.yaml. */
const fileSchema = z
  .strictObject({
    product: z.strictObject({ name: z.string().min(1) }),
    environments: z
      .array(
        environmentSchema.extend({
          cluster: z.strictObject({ context: clusterShape.context, namespace: clusterShape.namespace }),
        }),
      )
      .min(1),
    services: z.array(serviceEntrySchema).min(1),
    metricsProfiles: z.record(z.string().min(1), metricsProfileSchema).default({}),
  })
  .superRefine(({ environments, services, metricsProfiles }, context) => {
    const fault = (path: (string | number)[], message: string) =>
      context.addIssue({ code: "custom", path, message });
    const seen = new Set<string>();
    environments.forEach(({ id, promotion: { from } }, index) => {
      if (seen.has(id)) fault(["environments", index, "id"], `"${id}" is used twice`);
      // Only an earlier environment may be the source, which also rules out cycles.
      if (from !== null && !seen.has(from))
        fault(
          ["environments", index, "promotion", "from"],
          `"${from}" is not an environment listed before "${id}"`,
        );
      seen.add(id);
    });
    for (const id of Object.keys(metricsProfiles))
      if (id in knownProfiles)
        fault(["metricsProfiles", id], `"${id}" is a profile that need not be written down`);
    const ids = new Set<string>();
    const workloads = new Map<string, string>();
    const profiles = { ...knownProfiles, ...metricsProfiles };
    services.forEach(({ id, workload, promotion, metrics }, index) => {
      if (ids.has(id)) fault(["services", index, "id"], `"${id}" is used twice`);
      ids.add(id);
      const other = workloads.get(workload.name);
      if (other !== undefined)
        fault(
          ["services", index, "workload", "name"],
          `"${workload.name}" is the workload of "${other}" already`,
        );
      workloads.set(workload.name, id);
      if (metrics && !(metrics.profile in profiles))
        fault(
          ["services", index, "metrics", "profile"],
          `there is no profile "${metrics.profile}"; known are ${Object.keys(profiles).join(", ")}`,
        );
      if (promotion && !metrics)
        fault(
          ["services", index],
          `"${id}" is promoted, so it needs metrics: releases are judged by its requests`,
        );
      if (promotion && metrics && !metrics.objective)
        fault(
          ["services", index, "metrics"],
          `"${id}" is promoted, so it needs an objective to be judged by`,
        );
    });
    const promoted = services.filter(({ promotion }) => promotion).map(({ id }) => id);
    if (promoted.length !== 1)
      fault(
        ["services"],
        promoted.length === 0
          ? "one service needs a promotion: it is what releases move"
          : `only one service can be promoted; these are: ${promoted.join(", ")}`,
      );
  });

/** @param text the content of greenroom.yaml
 * @param source its path, for messages
 * @throws ConfigurationError with every fault and its line */
export function parseProductConfiguration(text: string, source: string): ProductConfiguration {
  const lines = new LineCounter();
  const document = parseDocument(text, { prettyErrors: true, lineCounter: lines });
  if (document.errors.length > 0)
    throw new ConfigurationError(
      source,
      document.errors.map((error) => error.message),
    );
  const parsed = fileSchema.safeParse(document.toJS());
  if (!parsed.success)
    throw new ConfigurationError(
      source,
      parsed.error.issues.map(
        ({ path, message }) =>
          `line ${lineOf(document, path, lines)}, ${path.join(".") || "the file"}: ${message}`,
      ),
    );
  return resolve(parsed.data);
}

function resolve({
  product,
  environments,
  services,
  metricsProfiles,
}: z.infer<typeof fileSchema>): ProductConfiguration {
  const profiles = { ...knownProfiles, ...metricsProfiles };
  const resolved = services.map(({ metrics, ...service }): Service => {
    const profile = metrics && profiles[metrics.profile];
    return { ...service, metrics: profile ? { ...metrics, profile } : null };
  });
  const [first, ...others] = resolved;
  const promoted = resolved.find(isPromoted);
  // The schema let neither through.
  if (!first || !promoted) throw new Error("no service is promoted");
  return {
    product,
    environments: environments.map((environment) => ({
      ...environment,
      cluster: {
        ...environment.cluster,
        workload: promoted.workload.name,
        overlay: overlayOf(promoted, environment),
      },
    })),
    services: [first, ...others],
    promoted,
  };
}

/** Of the innermost part of the path that is there. */
function lineOf(document: Document, path: readonly PropertyKey[], lines: LineCounter): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
