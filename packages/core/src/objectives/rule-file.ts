import { stringify } from "yaml";
import { type MetricsScope, scrapesPerWindow } from "../metrics/index.ts";
import type { Service } from "../services/index.ts";

/** One recorded series. */
export interface Rule {
  readonly record: string;
  readonly expr: string;
  readonly labels?: Readonly<Record<string, string>>;
}

export type MeasuredService = NonNullable<Service["metrics"]>;

/** A file of rules for Prometheus.
 * @param about says what they are for
 * @param windowSeconds over which their rates are taken: a file cannot ask how often is scraped */
export function ruleFile(
  about: string,
  windowSeconds: number,
  groups: readonly { readonly name: string; readonly rules: readonly Rule[] }[],
): string {
  const scrapes = `Rates are over ${windowSeconds} s, which holds four scrapes of what is scraped every ${windowSeconds / scrapesPerWindow} s or more often.`;
  const header = `${`${about}\n${scrapes}`.replaceAll(/^/gm, "# ")}\n# Written by: npm run objectives -- write\n`;
  return (
    header +
    stringify(
      { groups: groups.filter(({ rules }) => rules.length > 0) },
      { lineWidth: 0, aliasDuplicateObjects: false },
    )
  );
}

/** A service's requests in whatever environment: rules tell environments apart by their namespaces. They are read by a
 * Prometheus of one cluster, whose series do not have the labels yet that environments differ by elsewhere. */
export function scopeEverywhere({ profile, delivery, labels, labelsIn }: MeasuredService): MetricsScope {
  const elsewhere = Object.values(labelsIn);
  const matchers = Object.entries(labels).map(([name, value]) => {
    const values = new Set([value, ...elsewhere.map((others) => others[name] ?? value)]);
    return [name, values.size === 1 ? value : [...values]] as const;
  });
  return { profile, delivery, matchers: Object.fromEntries(matchers), objective: null, latency: null };
}
