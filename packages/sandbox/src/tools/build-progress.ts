/** What `go list` says of one package of the program. */
export interface ListedPackage {
  readonly importPath: string;
  readonly goFiles: number;
  /** False when the build cache holds it compiled. */
  readonly toCompile: boolean;
}

/** One line per package, for `go list -deps -f`. */
export const listFormat = "{{.ImportPath}}\t{{len .GoFiles}}\t{{.Stale}}\t{{.StaleReason}}";

export function parseListedPackage(line: string): ListedPackage | null {
  const [importPath, goFiles, stale, reason] = line.split("\t");
  if (!importPath || !goFiles) return null;
  const toCompile = stale === "true" && reason !== "not installed but available in build cache";
  return { importPath, goFiles: Number(goFiles), toCompile };
}

/** Shares of a build's time, as measured: modules are fetched, packages compiled, the binary linked. */
const fetchShare = 0.1;
const linkShare = 0.04;

/** Follows one `go build`: 0–1, by the Go files of the packages whose compilation began. */
export class BuildProgress {
  readonly #modulesTotal: number;
  #modulesFetched = 0;
  #filesByPackage = new Map<string, number>();
  #filesTotal = 0;
  #filesStarted = 0;
  #packagesStarted = 0;

  /** @param modulesTotal at most this many modules are fetched */
  constructor(modulesTotal: number) {
    this.#modulesTotal = Math.max(1, modulesTotal);
  }

  /** A line of `go list` or `go build` on standard error. */
  moduleFetched(): void {
    this.#modulesFetched++;
  }

  listed(packages: readonly ListedPackage[]): void {
    const compiled = packages.filter(({ toCompile }) => toCompile);
    this.#filesByPackage = new Map(compiled.map(({ importPath, goFiles }) => [importPath, goFiles]));
    this.#filesTotal = compiled.reduce((sum, { goFiles }) => sum + goFiles, 0);
  }

  compiling(importPath: string): void {
    const files = this.#filesByPackage.get(importPath);
    if (files === undefined) return;
    this.#filesByPackage.delete(importPath);
    this.#filesStarted += files;
    this.#packagesStarted++;
  }

  get ratio(): number {
    if (this.#filesTotal === 0) return fetchShare * Math.min(1, this.#modulesFetched / this.#modulesTotal);
    return fetchShare + (1 - fetchShare - linkShare) * (this.#filesStarted / this.#filesTotal);
  }

  /** "812 of 2880 packages", "41 modules fetched"; "" before there is anything to count. */
  get detail(): string {
    const remaining = this.#filesByPackage.size;
    if (this.#filesTotal > 0)
      return `${this.#packagesStarted} of ${this.#packagesStarted + remaining} packages`;
    return this.#modulesFetched > 0 ? `${this.#modulesFetched} modules fetched` : "";
  }
}

/** How many modules go.sum holds the content of. */
export function countModules(goSum: string): number {
  return goSum.split("\n").filter((line) => line !== "" && !line.includes("/go.mod ")).length;
}
