import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import { codesOfAnyRoute, errorStatus } from "#portal/http/error-status.ts";
import { namedRoutes } from "./contracts.ts";

const app = join(import.meta.dirname, "../../app");
const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** Next's own way of naming routes: a folder a segment, `(group)` for nothing, `[name]` for a parameter. */
function pathOf(file: string): string {
  const segments = relative(app, file).split("/").slice(0, -1);
  const named = segments
    .filter((segment) => !/^\(.*\)$/.test(segment))
    .map((segment) => segment.replace(/^\[(\w+)\]$/, "{$1}"));
  return `/${named.join("/")}`;
}

const files = readdirSync(app, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith("route.ts"))
  .map((name) => join(app, name));

const served = files.flatMap((file) => {
  const source = readFileSync(file, "utf8");
  const exported = methods.filter((method) =>
    new RegExp(`export (const|(async )?function) ${method}\\b|export \\{[^}]*\\b(as )?${method}\\b`).test(
      source,
    ),
  );
  return exported.map((method) => ({ method, path: pathOf(file), file: relative(app, file), source }));
});

const key = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

test("every file route.ts answers by a contract, and every contract has a file", () => {
  const promised = namedRoutes.map(({ contract, protocol }) => key(contract ?? protocol));
  expect(served.map(key).toSorted()).toEqual(promised.toSorted());
});

const byContract = namedRoutes.flatMap(({ slice, name, contract }) =>
  contract ? [{ id: `${slice}.${name}`, name, contract }] : [],
);
test.each(byContract)("$id is handled under its own contract", ({ name, contract }) => {
  const file = served.find((candidate) => key(candidate) === key(contract));
  // The proof of permission comes from the contract that `answer` is given: another one would be another permission.
  expect(file?.source).toMatch(
    new RegExp(`export const ${contract.method} = answer\\(\\s*\\w+Routes\\.${name}\\b`),
  );
});

test("no route is promised twice", () => {
  const names = namedRoutes.map(({ slice, name }) => `${slice}.${name}`);
  expect(new Set(names).size).toBe(names.length);
});

test("an error code is one of any route, or of a contract", () => {
  const declared = byContract.flatMap(({ contract }) => contract.errors);
  expect(new Set(Object.keys(errorStatus))).toEqual(new Set([...codesOfAnyRoute, ...declared]));
});
