import { type ArchitectureModel, parseModel } from "@greenroom/core/architecture";

const file = (path: string, text: string) => ({ path, text });

/** A designed service as YAML.
 * @param calls such as "b 100" for a call of b that waits 100 ms at most */
export function exampleService(id: string, calls: readonly string[] = []): string {
  const lines = [
    `  - id: ${id}`,
    `    name: ${id.toUpperCase()}`,
    "    kind: service",
    "    owner: edge",
    "    tier: 1",
    "    reality: designed",
    ...(calls.length > 0 ? ["    dependsOn:"] : []),
    ...calls.flatMap((call) => {
      const [to, timeoutMs] = call.split(" ");
      return [
        `      - to: ${to}`,
        "        protocol: gRPC",
        "        mode: sync",
        "        need: hard",
        "        authentication: workload identity",
        `        timeoutMs: ${timeoutMs}`,
      ];
    }),
  ];
  return `${lines.join("\n")}\n`;
}

/** @param zones the components of each as YAML, by the zone's id */
export function exampleModel(zones: Readonly<Record<string, readonly string[]>>): ArchitectureModel {
  const { model, faults } = parseModel([
    file("requirements.yaml", "requirements:\n  - id: play\n    name: Play\n    text: Titles play.\n"),
    file("teams.yaml", "teams:\n  - id: edge\n    name: Edge\n"),
    file(
      "zones.yaml",
      `zones:\n${Object.keys(zones)
        .map((id) => `  - id: ${id}\n    name: ${id}\n    trust: internal\n    description: All.\n`)
        .join("")}`,
    ),
    file("flows.yaml", "flows: []\n"),
    ...Object.entries(zones)
      .filter(([, components]) => components.length > 0)
      .map(([id, components]) => file(`components/${id}.yaml`, `components:\n${components.join("")}`)),
  ]);
  if (!model) throw new Error(faults.map(({ message }) => message).join("\n"));
  return model;
}
