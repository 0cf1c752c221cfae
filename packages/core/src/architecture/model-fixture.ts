import type { ModelFile } from "./yaml-source.ts";

/** A small valid model as files; `changes` replaces or adds files. */
export function modelFiles(changes: Readonly<Record<string, string>> = {}): readonly ModelFile[] {
  const files: Record<string, string> = {
    "requirements.yaml": "requirements:\n  - id: play\n    name: Play\n    text: Play a title.\n",
    "teams.yaml": "teams:\n  - id: edge\n    name: Edge\n",
    "zones.yaml": `zones:
  - id: front
    name: Front
    trust: dmz
    description: Where requests arrive.
  - id: back
    name: Back
    trust: internal
    description: Where data lives.
`,
    "flows.yaml": "flows: []\n",
    "risks.yaml": "risks: []\n",
    "components/front.yaml": `components:
  - id: gateway
    name: Gateway
    kind: gateway
    owner: edge
    tier: 0
    reality: designed
    dependsOn:
      - to: store
        protocol: SQL
        mode: sync
        need: hard
`,
    "components/back.yaml": `components:
  - id: store
    name: Store
    kind: datastore
    owner: edge
    tier: 0
    reality: deployed
    bindings:
      - kind: database
`,
    ...changes,
  };
  return Object.entries(files).map(([path, text]) => ({ path, text }));
}
