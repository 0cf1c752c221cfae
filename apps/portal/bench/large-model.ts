import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const zones = 14;
const componentsPerZone = 15;
const dependenciesPerComponent = 1.47;

/** Writes a model of 210 components and 308 dependencies into a directory: most dependencies stay within a zone, as
 * in a real one, and every third leads into the next. */
export function writeLargeModel(directory: string): void {
  const zoneIds = Array.from({ length: zones }, (_, index) => `zone-${index + 1}`);
  const files: Record<string, string> = {
    "requirements.yaml": "requirements:\n  - id: play\n    name: Play\n    text: Titles play.\n",
    "teams.yaml": "teams:\n  - id: edge\n    name: Edge\n",
    "flows.yaml": "flows: []\n",
    "places.yaml": "places: []\n",
    "rules.yaml": "suppressions: []\n",
    "risks.yaml": "risks: []\n",
    "zones.yaml": `zones:\n${zoneIds.map((id) => `  - id: ${id}\n    name: ${id}\n    trust: internal\n    description: Zone ${id}.\n`).join("")}`,
  };
  const nameOf = (zone: number, index: number) => `service-${(zone % zones) + 1}-${index + 1}`;
  zoneIds.forEach((id, zone) => {
    const components = Array.from({ length: componentsPerZone }, (_, index) => {
      const targets = new Set<string>();
      const wanted =
        Math.floor((index + 1) * dependenciesPerComponent) - Math.floor(index * dependenciesPerComponent);
      for (let step = 1; targets.size < wanted; step += 1)
        targets.add(
          (index + step) % 3 === 0
            ? nameOf(zone + 1, (index + step) % componentsPerZone)
            : nameOf(zone, (index + step) % componentsPerZone),
        );
      const dependsOn = [...targets].map(
        (to) =>
          `      - { to: ${to}, protocol: gRPC, mode: sync, need: hard, timeoutMs: ${1000 - index * 10} }\n`,
      );
      return `  - id: ${nameOf(zone, index)}\n    name: Service ${zone + 1}.${index + 1}\n    kind: service\n    technology: Go\n    owner: edge\n    tier: 2\n    reality: designed\n${dependsOn.length > 0 ? `    dependsOn:\n${dependsOn.join("")}` : ""}`;
    });
    files[`components/${id}.yaml`] = `components:\n${components.join("")}`;
  });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
}
