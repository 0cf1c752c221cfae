import { expect, test } from "vitest";
import { landscapeView, zoneView } from "./diagram-view.ts";
import { hostileLabels } from "../hostile-labels-fixture.ts";
import { escapeLabel, landscapeStyle, toMermaid } from "./mermaid-text.ts";
import { modelFiles } from "../model-fixture.ts";
import { parseModel } from "../parse-model.ts";

function exampleModel() {
  const { model } = parseModel(modelFiles());
  if (!model) throw new Error("the fixture is a good model");
  return model;
}

test("a zone with its neighbour", () => {
  const view = zoneView(exampleModel(), "front");
  const text = view ? toMermaid(view) : "";
  expect(text).toBe(`---
config:
  layout: elk
  flowchart:
    nodeSpacing: 40
  themeVariables:
    fontSize: 13px
---
flowchart LR
  subgraph g_front["Front"]
    c_gateway{{"Gateway<br/>gateway"}}
  end
  subgraph g_back["Back"]
    c_store[("Store<br/>datastore<br/>live state")]
  end
  c_gateway e1@-->|"SQL"| c_store
`);
});

test("the landscape draws zones with merged edges, a number only where there is one, in the zones' order", () => {
  const text = toMermaid(landscapeView(exampleModel()), landscapeStyle);
  expect(text).toContain("  z_front e1@--> z_back\n");
  expect(text).toContain("    cycleBreakingStrategy: MODEL_ORDER\n");
});

test.each(hostileLabels)("the label %j becomes nothing but text", (label) => {
  expect(escapeLabel(label)).toMatch(/^(?:[\p{L}\p{N}\p{M} ,/]|#\d+;)*$/u);
});
