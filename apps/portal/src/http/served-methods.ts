/** A path as its contract writes it, with its parameters in braces, and one method that it serves. */
export interface ServedRoute {
  readonly method: string;
  readonly path: string;
}

/** @returns the methods that an address serves; null = no route is there */
export type ServedMethods = (path: string) => readonly string[] | null;

/** Of routes as Next serves them: a path without parameters goes before one with them, HEAD is served where GET is,
 * and OPTIONS everywhere. */
export function servedMethods(routes: readonly ServedRoute[]): ServedMethods {
  const byPath = Map.groupBy(routes, ({ path }) => path);
  const served = [...byPath].map(([path, own]) => {
    const methods = own.map(({ method }) => method);
    return { path, methods: [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"] };
  });
  const plain = new Map(served.map(({ path, methods }) => [path, methods]));
  const withParameters = served
    .filter(({ path }) => path.includes("{"))
    .map(({ path, methods }) => ({ isForm: formOf(path), methods }));
  return (path) => plain.get(path) ?? withParameters.find(({ isForm }) => isForm(path))?.methods ?? null;
}

function formOf(path: string): (given: string) => boolean {
  const segments = path.split("/");
  return (given) => {
    const own = given.split("/");
    return (
      own.length === segments.length &&
      segments.every((segment, index) =>
        segment.startsWith("{") ? own[index] !== "" : segment === own[index],
      )
    );
  };
}
