import { createHash } from "node:crypto";
import { type FSWatcher, statSync, watch } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join, sep } from "node:path";
import type { KnownIds, ModelFile, ModelSource, ModelState } from "@greenroom/core/architecture";
import { type PlatformModel, readPlatformModel } from "@greenroom/core/risks";
import { rememberMissing } from "./missing-documents.ts";

interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

type State = ModelState<PlatformModel>;

// Editors write a file in several steps, and a checkout writes many files.
const settleMs = 200;
const rewatchMs = 2_000;

/** Serves the model in a directory and follows its changes. A faulty edit keeps the last good model and names its
 * faults; a directory that is missing is a fault as well and is looked for again.
 * @param directory with requirements.yaml, teams.yaml, zones.yaml, flows.yaml, risks.yaml and components/
 * @param known the documents that components may name; without it every path counts as there */
export function createModelDirectory(
  directory: string,
  log: Log,
  known: KnownIds = { has: () => true },
): ModelSource<PlatformModel> & { close(): void } {
  const listeners = new Set<(state: State) => void>();
  let watcher: FSWatcher | null = null;
  let timer: NodeJS.Timeout | null = null;
  let isClosed = false;
  const documents = rememberMissing(known);
  let loading: Promise<State> = load(directory, documents.lookUp, null);
  let watched = identify(directory);
  const lookTimer = setInterval(() => {
    if (documents.hasAppeared()) reloadSoon();
    // Another directory under the same name, such as a link that was moved on to a new checkout: the watcher stays
    // with the old one and hears nothing.
    const found = identify(directory);
    if (found === watched) return;
    watched = found;
    followAgain();
  }, rewatchMs).unref();
  follow();

  function follow(): void {
    if (isClosed) return;
    try {
      watcher = watch(directory, { recursive: true, persistent: false }, reloadSoon);
      watcher.on("error", followAgain);
    } catch {
      followAgain();
    }
  }

  function followAgain(): void {
    watcher?.close();
    watcher = null;
    setTimeout(() => {
      follow();
      reloadSoon();
    }, rewatchMs).unref();
  }

  function reloadSoon(): void {
    if (isClosed) return;
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => {
      // Chained, so that an older reading never overwrites a newer one.
      loading = loading.then(reload);
    }, settleMs).unref();
  }

  async function reload(before: State): Promise<State> {
    const state = await load(directory, documents.lookUp, before);
    if (isSame(before, state)) return before;
    if (state.faults.length > 0)
      log.warn(
        { faults: state.faults.length, first: state.faults[0] },
        "model: faulty edit, the last good one stays",
      );
    else log.info({ revision: state.revision }, "model: loaded");
    for (const listener of listeners) listener(state);
    return state;
  }

  return {
    current: () => loading,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      isClosed = true;
      clearInterval(lookTimer);
      watcher?.close();
      if (timer) clearTimeout(timer);
      listeners.clear();
    },
  };
}

async function load(directory: string, documents: () => KnownIds, before: State | null): Promise<State> {
  try {
    const files = await readModelFiles(directory);
    const { content, faults } = readPlatformModel(files, documents());
    if (content) return { content, faults, revision: digest(files), loadedAt: new Date() };
    return keep(before, faults);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return keep(before, [{ file: directory, line: 1, column: 1, message }]);
  }
}

/** Which directory a path leads to now; null = to none. */
function identify(path: string): string | null {
  const found = statSync(path, { throwIfNoEntry: false });
  return found ? `${found.dev}:${found.ino}` : null;
}

function keep(before: State | null, faults: State["faults"]): State {
  return before ? { ...before, faults } : { content: null, faults, revision: "none", loadedAt: new Date() };
}

/** Every YAML file below a directory, by its path in there.
 * @throws when the directory cannot be read */
export async function readModelFiles(directory: string): Promise<readonly ModelFile[]> {
  const names = (await readdir(directory, { recursive: true }))
    .map((name) => name.split(sep).join("/"))
    .filter((name) => name.endsWith(".yaml"))
    .sort();
  return Promise.all(
    names.map(async (path) => ({ path, text: await readFile(join(directory, path), "utf8") })),
  );
}

function digest(files: readonly ModelFile[]): string {
  const hash = createHash("sha256");
  for (const { path, text } of files) hash.update(`${path}\0${text}\0`);
  return hash.digest("hex").slice(0, 12);
}

function isSame(a: State, b: State): boolean {
  return a.revision === b.revision && JSON.stringify(a.faults) === JSON.stringify(b.faults);
}
