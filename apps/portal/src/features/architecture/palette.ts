import type { PaletteItem, PaletteSource } from "#portal/features/shell/palette.ts";
import { call } from "#portal/http/call.ts";
import { architectureRoutes } from "./contract.ts";
import { componentPath, documentPath, flowPath, requirementPath, topicPath, zonePath } from "./paths.ts";

/** Every zone, component, flow, topic and requirement of the model, by name or id, and every document by title. */
export const architecturePalette: PaletteSource = {
  topic: "architecture",
  permission: "architecture:read",
  load: (_, signal) => items(signal),
};

async function items(signal: AbortSignal): Promise<readonly PaletteItem[]> {
  const [{ zones, components, flows, topics, requirements }, { documents }] = await Promise.all([
    call(architectureRoutes.contents, { signal }),
    call(architectureRoutes.documents, { signal }),
  ]);
  return [
    ...zones.map(({ id, name, description }) => ({
      id: `zone-${id}`,
      group: "Zones",
      label: name,
      description,
      keywords: [id],
      href: zonePath(id),
      thing: `zone:${id}`,
    })),
    ...components.map(({ id, name, zone, zoneName, kind }) => ({
      id: `component-${id}`,
      group: "Components",
      label: name,
      description: `${kind} in ${zoneName}`,
      keywords: [id],
      href: componentPath(zone, id),
      thing: `component:${id}`,
    })),
    ...flows.map(({ id, name, steps }) => ({
      id: `flow-${id}`,
      group: "Flows",
      label: name,
      description: `${steps} steps`,
      keywords: [id],
      href: flowPath(id),
    })),
    ...topics.map(({ id, name, description }) => ({
      id: `topic-${id}`,
      group: "Topics",
      label: name,
      description,
      keywords: [id],
      href: topicPath(id),
    })),
    ...requirements.map(({ id, name, text }) => ({
      id: `requirement-${id}`,
      group: "Requirements",
      label: name,
      description: text,
      keywords: [id],
      href: requirementPath(id),
    })),
    ...documents.map(({ path, title, component }) => ({
      id: `document-${path}`,
      group: "Documents",
      label: title,
      description: `of ${component.name}`,
      keywords: [path],
      href: documentPath(component.zone, component.id, path),
    })),
  ];
}
