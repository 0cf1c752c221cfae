import { LineCounter, parseAllDocuments } from "yaml";
import { z } from "zod";
import { readPiece, type ShapeFault } from "../shape-faults/index.ts";
import { lineOf, yamlFaultsOf } from "../yaml-place/index.ts";
import type { ObjectiveFault } from "./objective-fault.ts";
import { type Indicator, indicatorSchema, type Objective, objectiveSchema } from "./objective-documents.ts";

/** A file of the objectives' directory; its path is for messages. */
export interface ObjectiveFile {
  readonly path: string;
  readonly text: string;
}

/** A document that can still say where it stands. */
export interface Placed<Document> {
  readonly content: Document;
  readonly faultAt: (path: readonly PropertyKey[], message: string) => ObjectiveFault;
}

export interface ObjectiveDocuments {
  readonly indicators: readonly Placed<Indicator>[];
  readonly objectives: readonly Placed<Objective>[];
  /** Names of indicators that were read, well formed or not: who refers to them makes no second fault. */
  readonly indicatorNames: ReadonlySet<string>;
  /** Whether all documents could be read: what is in none of them may be in one that could not. */
  readonly isWhole: boolean;
  readonly faults: readonly ObjectiveFault[];
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
  const faults: ObjectiveFault[] = [];
  const seen = new Map<string, string>();
  const documents = files.flatMap((file) => documentsOf(file, faults));
  let isWhole = faults.length === 0;
  for (const { content, faultAt } of documents) {
    const say = (found: readonly ShapeFault[]) =>
      faults.push(...found.map(({ path, message }) => faultAt(path, message)));
    const named = readPiece(kindSchema, content, []);
    if (named.value === null) {
      say(named.faults);
      isWhole = false;
      continue;
    }
    const { kind, metadata } = named.value;
    const id = `${kind} ${metadata.name}`;
    const first = seen.get(id);
    const { file, line } = faultAt([], "");
    if (first !== undefined)
      faults.push(
        faultAt(
          ["metadata", "name"],
          `"${metadata.name}" is used twice, first in ${first}; give one of them another name`,
        ),
      );
    else seen.set(id, `${file} line ${line}`);
    if (kind === "SLI") {
      indicatorNames.add(metadata.name);
      const { value, faults: found } = readPiece(indicatorSchema, content, []);
      if (value !== null && found.length === 0) indicators.push({ content: value, faultAt });
      say(found);
    } else {
      const { value, faults: found } = readPiece(objectiveSchema, content, []);
      if (value !== null && found.length === 0) objectives.push({ content: value, faultAt });
      say(found);
    }
  }
  return { indicators, objectives, indicatorNames, isWhole, faults };
}

function documentsOf({ path, text }: ObjectiveFile, faults: ObjectiveFault[]): readonly Placed<unknown>[] {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, {
    lineCounter: lines,
    prettyErrors: false,
    keepSourceTokens: true,
  });
  // Of an empty file there is nothing to read, and nothing to find fault with.
  if (!Array.isArray(documents)) return [];
  return documents.flatMap((document) => {
    for (const { offset, message } of yamlFaultsOf(text, document)) {
      const { line } = lines.linePos(offset);
      faults.push({ file: path, line, text: `line ${line}: ${message}`, service: null });
    }
    if (document.errors.length > 0 || document.contents === null) return [];
    const named = document.getIn(["spec", "service"]);
    const service = typeof named === "string" ? named : null;
    const faultAt = (at: readonly PropertyKey[], message: string): ObjectiveFault => {
      const where = at.map(String).join(".");
      const line = lineOf(document, at, lines);
      return { file: path, line, text: `line ${line}${where && `, ${where}`}: ${message}`, service };
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
