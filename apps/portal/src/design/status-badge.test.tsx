import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { StatusBadge } from "./status-badge.tsx";

test.each([
  ["no cluster", "No cluster"],
  ["Healthy", "Healthy"],
  ["2 of 3", "2 of 3"],
])("a badge of %j begins with a capital", (words, shown) =>
  expect(renderToStaticMarkup(<StatusBadge tone="idle">{words}</StatusBadge>)).toMatch(
    new RegExp(`>${shown}</span>$`),
  ),
);
