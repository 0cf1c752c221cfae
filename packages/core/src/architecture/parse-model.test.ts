import { expect, test } from "vitest";
import { modelFiles } from "./model-fixture.ts";
import { parseModel } from "./parse-model.ts";

const faultsOf = (changes: Readonly<Record<string, string>>) =>
  parseModel(modelFiles(changes)).faults.map(({ file, line, message }) => `${file}:${line} ${message}`);

const component = (lines: string) =>
  `components:\n  - id: gateway\n    name: Gateway\n    kind: gateway\n    owner: edge\n    tier: 0\n    reality: designed\n${lines}`;

const rules = (...suppressions: readonly string[]) =>
  `suppressions:\n${suppressions.map((text) => `  - { ${text}, reason: r, until: 2027-01-01 }\n`).join("")}`;

const busFile = `components:
  - { id: gateway, name: Gateway, kind: gateway, owner: edge, tier: 0, reality: designed, dependsOn: [{ to: bus, protocol: Kafka, mode: async, need: hard }] }
  - { id: reader, name: Reader, kind: worker, owner: edge, tier: 0, reality: designed }
  - { id: bus, name: Bus, kind: stream, owner: edge, tier: 0, reality: designed }
`;

const topics = (...entries: readonly string[]) =>
  `topics:\n${entries.map((text) => `  - { owner: edge, description: d, schema: { format: Avro, compatibility: full }, key: k, retention: r, data: [public], ${text} }\n`).join("")}`;

const places = (...entries: readonly string[]) =>
  `places:\n${entries.map((text) => `  - { ${text}, name: P, kind: region, description: d }\n`).join("")}`;

test("a good model has no faults and knows the zone of every component", () => {
  const { model, faults } = parseModel(modelFiles());
  expect(faults).toEqual([]);
  expect(model?.components.map(({ id, zone }) => [id, zone])).toEqual([
    ["gateway", "front"],
    ["store", "back"],
  ]);
});

test("a model of an older revision has no topics", () => {
  expect(parseModel(modelFiles()).model?.topics).toEqual([]);
});

test.each<[string, Record<string, string>, string[]]>([
  [
    "an unknown component",
    {
      "components/front.yaml": component(
        "    dependsOn:\n      - to: nowhere\n        protocol: SQL\n        mode: sync\n        need: hard\n",
      ),
    },
    ['components/front.yaml:9 there is no component "nowhere"'],
  ],
  [
    "an unknown team and requirement",
    {
      "components/front.yaml": component("    requirements: [fly]\n").replace("owner: edge", "owner: nobody"),
    },
    [
      'components/front.yaml:5 there is no team "nobody" in teams.yaml',
      'components/front.yaml:8 there is no requirement "fly"',
    ],
  ],
  [
    "an id used in two files",
    {
      "components/front.yaml": component(""),
      "components/back.yaml": component("").replace("tier: 0", "tier: 1"),
    },
    ['components/back.yaml:2 the id "gateway" is used twice'],
  ],
  [
    "a dependency on itself",
    {
      "components/front.yaml": component(
        "    dependsOn:\n      - to: gateway\n        protocol: SQL\n        mode: sync\n        need: hard\n",
      ),
    },
    ["components/front.yaml:9 a component does not depend on itself"],
  ],
  [
    "a soft dependency without a fallback",
    {
      "components/front.yaml": component(
        "    dependsOn:\n      - to: store\n        protocol: SQL\n        mode: sync\n        need: soft\n",
      ),
    },
    [
      "components/front.yaml:9 dependsOn.0.fallback: a soft dependency names its fallback, or it is a hard one",
    ],
  ],
  [
    "a designed component with a binding, which could then turn green",
    { "components/front.yaml": component("    bindings:\n      - kind: portal\n") },
    ["components/front.yaml:8 bindings: a component that is only designed has no live state to bind to"],
  ],
  [
    "a misspelt key",
    { "components/front.yaml": component("    ower: edge\n") },
    ['components/front.yaml:8 unknown key "ower"'],
  ],
  [
    "a file of a zone that does not exist",
    { "components/moon.yaml": "components: []\n" },
    ['components/moon.yaml:1 the file is named after a zone, and there is no zone "moon"'],
  ],
  [
    "a step of a flow that follows no dependency",
    {
      "flows.yaml":
        "flows:\n  - id: play\n    name: Play\n    requirements: [play]\n    steps:\n      - from: gateway\n        to: store\n        message: read\n      - from: store\n        to: gateway\n        message: write\n",
    },
    ['flows.yaml:10 "store" does not depend on "gateway"; declare it, or mark the step isReply'],
  ],
  [
    "aliases, which can make a small file huge",
    { "teams.yaml": "teams:\n  - &a {id: edge, name: Edge}\n  - *a\n" },
    ["teams.yaml:1 Alias resolution is disabled"],
  ],
  [
    "a suppression of a rule, a component and a flow that do not exist, and one that is given twice",
    {
      "rules.yaml": rules(
        "rule: no-such-rule, component: gateway",
        "rule: shared-store, component: moon, to: mars",
        "rule: flow-over-budget, flow: walk",
        "rule: shared-store, component: store",
        "rule: shared-store, component: store",
      ),
    },
    [
      expect.stringMatching(
        /^rules\.yaml:2 rule: there is no such rule; known are objective-chain, /,
      ) as never,
      'rules.yaml:3 there is no component "moon"',
      'rules.yaml:3 there is no component "mars"',
      'rules.yaml:4 there is no flow "walk"',
      "rules.yaml:6 the same is suppressed already",
    ],
  ],
  [
    "places that hold what does not exist or is elsewhere, and that lie within themselves",
    {
      "places.yaml": places(
        "id: a, within: b, zones: [front, moon]",
        "id: b, within: a, zones: [front]",
        "id: c, within: sky, components: [store]",
        "id: d, components: [store]",
      ),
    },
    [
      'places.yaml:2 the place "a" lies within itself',
      'places.yaml:2 there is no zone "moon"',
      'places.yaml:3 the place "b" lies within itself',
      'places.yaml:3 the zone "front" is in the place "a" already',
      'places.yaml:4 there is no place "sky"',
      'places.yaml:5 the component "store" is in the place "c" already',
    ],
  ],
  [
    "places that are what does not exist, what another place is, a person, or what lies further inside",
    {
      "components/front.yaml": `components:
  - id: ann
    name: Ann
    kind: person
    reality: designed
`,
      "places.yaml": places(
        "id: a, component: moon",
        "id: b, component: store",
        "id: c, within: b, zones: [back]",
        "id: d, component: ann",
        "id: e, within: c, component: store",
      ),
    },
    [
      'places.yaml:2 there is no component "moon"',
      'places.yaml:3 "store" lies in a place within "b", so it would run on what runs on it',
      'places.yaml:5 "ann" is a person, and nothing runs on a person',
      'places.yaml:6 the component "store" is the place "b" already',
    ],
  ],
  [
    "topics that travel over what is no stream, and whose ends do not exist or do not depend on it",
    {
      "components/front.yaml": busFile,
      "topics.yaml": topics(
        "id: a, name: a.v1, carrier: store",
        "id: b, name: b.v1, carrier: moon, source: nobody",
        "id: c, name: c.v1, carrier: bus, publishers: [mars, reader], consumers: [{ component: reader, purpose: p }]",
        "id: d, name: d.v1, carrier: bus, publishers: [gateway], source: store",
      ),
    },
    [
      'topics.yaml:2 "store" is a datastore; only a stream carries topics',
      'topics.yaml:3 there is no component "moon"',
      'topics.yaml:3 there is no component "nobody"',
      'topics.yaml:4 there is no component "mars"',
      'topics.yaml:4 "reader" does not depend on "bus"; declare it, or it cannot publish',
      'topics.yaml:4 "reader" does not depend on "bus"; declare it, or it cannot consume',
      'topics.yaml:5 no publisher of it depends on "store"',
    ],
  ],
  [
    "topics that are there twice, by id or name, and an end that is listed twice",
    {
      "components/front.yaml": busFile,
      "topics.yaml": topics(
        "id: a, name: a.v1, carrier: bus",
        "id: a, name: b.v1, carrier: bus",
        "id: c, name: a.v1, carrier: bus, publishers: [gateway, gateway]",
        "id: d, name: A message, carrier: bus, consumers: [{ component: gateway, purpose: p }]",
        "id: e, name: e.v1, carrier: bus, consumers: [{ component: gateway, purpose: p }, { component: gateway, purpose: q }]",
      ),
    },
    [
      'topics.yaml:3 the id "a" is used twice',
      'topics.yaml:4 "a" has this name on "bus" already',
      'topics.yaml:4 "gateway" is listed twice',
      "topics.yaml:5 name: a topic's name is lower-case words with dots or dashes",
      'topics.yaml:6 "gateway" is listed twice',
    ],
  ],
  [
    "a zone whose page a view of the portal would hide",
    {
      "zones.yaml":
        "zones:\n  - { id: front, name: F, trust: dmz, description: d }\n  - { id: back, name: B, trust: dmz, description: d }\n  - { id: topics, name: T, trust: dmz, description: d }\n",
    },
    [
      'zones.yaml:4 id: "topics" is a view of the portal, which would hide the zone; choose another id, such as topics-zone',
    ],
  ],
  [
    "every fault of every file at once",
    { "teams.yaml": "teams:\n  - id: Edge\n    name: Edge\n", "requirements.yaml": "requirements: {}\n" },
    [
      'components/back.yaml:5 there is no team "edge" in teams.yaml',
      'components/front.yaml:5 there is no team "edge" in teams.yaml',
      'requirements.yaml:1 "requirements" should be a list',
      "teams.yaml:2 id: an id is kebab-case: lower-case letters, digits, single dashes",
    ],
  ],
])("%s is refused with its place", (_, changes, faults) => {
  expect(faultsOf(changes)).toEqual(faults);
});

test.each([
  ["script", "<script>alert(1)</script>"],
  ["a Mermaid directive", "%%{init: {securityLevel: loose}}%%"],
  ["a quote that would end the label", 'Gateway"] --> x["'],
  ["CSS", "x{background:url(//evil)}"],
  ["a Markdown string", "`**bold**`"],
  ["a character reference", "a#60;b"],
  ["a line break", "a\\nb"],
  ["200 KB of text", "a".repeat(200_000)],
])("a label with %s is refused", (_, label) => {
  const faults = faultsOf({
    "teams.yaml": `teams:\n  - id: edge\n    name: "${label.replaceAll('"', '\\"')}"\n`,
  });
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(/^teams\.yaml:(1 the file has|3 name: a label)/);
});

test("broken YAML names its line and nothing that only follows from it", () => {
  const faults = faultsOf({ "teams.yaml": "teams:\n  - id: edge\n   name: Edge\n" });
  expect(faults.length).toBeGreaterThan(0);
  for (const fault of faults) expect(fault).toMatch(/^teams\.yaml:[23] /);
});

test("brackets without end are refused in a few words, with their place", () => {
  const faults = faultsOf({ "teams.yaml": `teams: ${"[".repeat(100_000)}` });
  expect(faults.length).toBeLessThanOrEqual(20);
  for (const fault of faults) expect(fault).toMatch(/^teams\.yaml:1 /);
});

const numbered = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join("");

const zoneLines = (index: number) => `  - id: z${index}\n    name: Z\n    trust: dmz\n    description: d\n`;

test.each<[string, Record<string, string>, string]>([
  [
    "500 dependencies",
    {
      "components/front.yaml": component(
        `    dependsOn:\n${numbered(500, (index) => `      - to: store\n        protocol: SQL ${index}\n        mode: sync\n        need: hard\n`)}`,
      ),
    },
    "components/front.yaml:8 the model has more than 400 dependencies from here on",
  ],
  [
    "a zone of 17 components",
    {
      "components/back.yaml": `components:\n${numbered(16, (index) => `  - { id: c${index}, name: C, kind: person, reality: designed }\n`)}  - { id: store, name: S, kind: person, reality: designed }\n`,
    },
    "zones.yaml:6 the zone has 17 components; split it, 16 fit a view",
  ],
  [
    "26 zones",
    { "zones.yaml": `zones:\n${numbered(26, zoneLines)}`.replace("z0", "front").replace("z1\n", "back\n") },
    "zones.yaml:102 the model has 26 zones; 25 fit a view",
  ],
  [
    "a list of 401 entries",
    {
      "teams.yaml": `teams:\n${numbered(400, (index) => `  - { id: t${index}, name: T }\n`)}  - { id: edge, name: E }\n`,
    },
    "teams.yaml:402 the list has 401 entries; 400 are the most",
  ],
  [
    "a flow of 41 steps",
    {
      "flows.yaml": `flows:\n  - id: play\n    name: Play\n    requirements: [play]\n    steps:\n${numbered(41, () => "      - { from: gateway, to: store, message: read }\n")}`,
    },
    "flows.yaml:5 steps: a flow has 40 steps at most; split it",
  ],
  [
    "a file of 200 KB",
    { "teams.yaml": `# ${"a".repeat(200_000)}\nteams:\n  - { id: edge, name: E }\n` },
    "teams.yaml:1 the file has 200036 characters; 150000 are the most",
  ],
])("%s are more than a person can read, and refused with the place", (_, changes, fault) => {
  expect(faultsOf(changes)).toEqual([fault]);
});
