import {
  componentName,
  deploymentView,
  fileJsonSchema,
  landscapeView,
  modelJsonSchemas,
  toMermaid,
  toSequenceMermaid,
  zoneView,
} from "@greenroom/core/architecture";
import { type PlatformModel, riskSchema } from "@greenroom/core/risks";

/** What is written from the model for readers without the portal, by path relative to the model's directory.
 * The same model gives the same bytes. */
export function modelDocuments({ architecture }: PlatformModel): ReadonlyMap<string, string> {
  const schemas = {
    ...modelJsonSchemas(),
    "risks.yaml": fileJsonSchema("risks", riskSchema, "What can go wrong."),
  };
  return new Map([
    ["diagrams/structure.md", structure(architecture)],
    ["diagrams/flows.md", flows(architecture)],
    ["diagrams/topics.md", topics(architecture)],
    ...Object.entries(schemas).map(
      ([file, schema]) => [schemaPath(file), `${JSON.stringify(schema, null, 2)}\n`] as const,
    ),
  ]);
}

type Architecture = PlatformModel["architecture"];

const heading = (title: string) =>
  `# ${title}\n\nWritten from the model by \`npm run model -- write\`; edit the model instead.\n`;
const fence = (text: string) => `\`\`\`mermaid\n${text}\`\`\`\n`;

function structure(model: Architecture): string {
  return [
    heading("Structure"),
    "Solid lines: the caller waits. Dashed: it does not. A number merges that many dependencies.\n",
    "## Landscape\n",
    "Who waits for whom, and whose facts go where, between zones.\n",
    fence(toMermaid(landscapeView(model))),
    "## Where it runs\n",
    fence(toMermaid(deploymentView(model))),
    ...model.zones.flatMap((zone) => {
      const view = zoneView(model, zone.id);
      return view ? [`## ${zone.name}\n`, `${zone.description}\n`, fence(toMermaid(view))] : [];
    }),
  ].join("\n");
}

function flows(model: Architecture): string {
  return [
    heading("Flows"),
    ...model.flows.flatMap((flow) => [
      `## ${flow.name}\n`,
      `Serves: ${flow.requirements.map((id) => nameOf(model, id)).join(", ")}.${flow.budgetMs === undefined ? "" : ` Budget: ${flow.budgetMs} ms.`}\n`,
      fence(toSequenceMermaid(flow, model)),
    ]),
  ].join("\n");
}

function topics(model: Architecture): string {
  const named = (ids: readonly string[]) => ids.map((id) => componentName(model, id)).join(", ") || "nobody";
  return [
    heading("Topics"),
    "Which facts travel over which stream. Only facts with the same key are in order.\n",
    "| Topic | States | Published by | Consumed by | Key | Retention | Data |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...model.topics.map(({ name, description, publishers, consumers, key, retention, data }) =>
      tableRow(
        `\`${name}\``,
        description,
        named(publishers),
        named(consumers.map(({ component }) => component)),
        key,
        retention,
        data.join(", "),
      ),
    ),
    "",
  ].join("\n");
}

function tableRow(...cells: readonly string[]): string {
  // A description may hold what ends a cell or begins markup.
  const texts = cells.map((cell) => cell.replaceAll(/\s+/g, " ").replaceAll(/[|<\\]/g, "\\$&"));
  return `| ${texts.join(" | ")} |`;
}

function nameOf(model: Architecture, requirement: string): string {
  return model.requirements.find(({ id }) => id === requirement)?.name ?? requirement;
}

/** "components/*.yaml" → "schemas/components.json" */
function schemaPath(file: string): string {
  return `schemas/${file.replace(/\/\*\.yaml$|\.yaml$/, "")}.json`;
}
