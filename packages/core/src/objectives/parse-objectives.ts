import { LineCounter, parseAllDocuments } from "yaml";
import { z } from "zod";
import { lineOf } from "../yaml-place/index.ts";
import { type Indicator, indicatorSchema, type Objective, objectiveSchema } from "./objective-documents.ts";

/** A file of the objectives' directory; its path is for messages. */
export interface ObjectiveFile {
  readonly path: string;
  readonly text: string;
}

/** A document that can still say where it stands. */
export interface Placed<Document> {
  readonly content: Document;
  /** "docs/objectives/shop.yaml line 12, spec.service: <message>" */
  readonly faultAt: (path: readonly PropertyKey[], message: string) => string;
}

export interface ObjectiveDocuments {
  readonly indicators: readonly Placed<Indicator>[];
  readonly objectives: readonly Placed<Objective>[];
  /** Names of indicators that were read, well formed or not: who refers to them makes no second fault. */
  readonly indicatorNames: ReadonlySet<string>;
  readonly faults: readonly string[];
}

const kindSchema = z.looseObject({
  kind: z.enum(["SLI", "SLO"]),
  metadata: z.looseObject({ name: z.string() }),
});

/** Reads OpenSLO v1 documents, as many as a file holds. What they have to do with a platform is not judged here. */
export function parseObjectives(files: readonly ObjectiveFile[]): ObjectiveDocuments {
  const indicators: Placed<Indicator>[] = [];
  const objectives: Placed<Objective>[] = [];
  const indicatorNames = new Set<string>();
  const faults: string[] = [];
  const seen = new Map<string, string>();
  for (const { content, faultAt } of files.flatMap((file) => documentsOf(file, faults))) {
    const named = kindSchema.safeParse(content);
    if (!named.success) {
      faults.push(...faultsOf(named.error, faultAt));
      continue;
    }
    const { kind, metadata } = named.data;
    const id = `${kind} ${metadata.name}`;
    const first = seen.get(id);
    if (first !== undefined)
      faults.push(faultAt(["metadata", "name"], `"${metadata.name}" is used twice, first in ${first}`));
    else seen.set(id, faultAt([], "").replace(/[,:].*$/s, ""));
    if (kind === "SLI") {
      indicatorNames.add(metadata.name);
      const parsed = indicatorSchema.safeParse(content);
      if (parsed.success) indicators.push({ content: parsed.data, faultAt });
      else faults.push(...faultsOf(parsed.error, faultAt));
    } else {
      const parsed = objectiveSchema.safeParse(content);
      if (parsed.success) objectives.push({ content: parsed.data, faultAt });
      else faults.push(...faultsOf(parsed.error, faultAt));
    }
  }
  return { indicators, objectives, indicatorNames, faults };
}

function documentsOf({ path, text }: ObjectiveFile, faults: string[]): readonly Placed<unknown>[] {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false });
  // Of an empty file there is nothing to read, and nothing to find fault with.
  if (!Array.isArray(documents)) return [];
  return documents.flatMap((document) => {
    for (const error of document.errors)
      faults.push(`${path} line ${lines.linePos(error.pos[0]).line}: ${error.message}`);
    if (document.errors.length > 0 || document.contents === null) return [];
    const faultAt = (at: readonly PropertyKey[], message: string) => {
      const where = at.map(String).join(".");
      return `${path} line ${lineOf(document, at, lines)}${where && `, ${where}`}: ${message}`;
    };
    try {
      // Aliases can make a small file huge; nothing in an objective needs them.
      return [{ content: document.toJS({ maxAliasCount: 0 }) as unknown, faultAt }];
    } catch (error) {
      faults.push(faultAt([], error instanceof Error ? error.message : "cannot be read as YAML"));
      return [];
    }
  });
}

function faultsOf(error: z.ZodError, faultAt: Placed<unknown>["faultAt"]): readonly string[] {
  return error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => faultAt([...issue.path, key], "is a key that nobody reads"))
      : [faultAt(issue.path, issue.message)],
  );
}
