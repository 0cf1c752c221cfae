import { MantineProvider } from "@mantine/core";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { NotFoundPage } from "./not-found-page.tsx";

const place = vi.hoisted(() => ({ path: "/" }));
vi.mock("next/navigation", () => ({ usePathname: () => place.path, useRouter: () => ({}) }));

test.each([
  ["/nothing", "There is nothing at this address", "/"],
  ["/runs/unknown", "There is no such run", "/runs"],
  ["/promotions/unknown", "There is no such promotion", "/promotions"],
  ["/rollouts/prod/unknown", "There is nothing to see of it here", "/rollouts"],
  ["/risks/unknown", "The register has no such risk", "/risks"],
  ["/architecture/unknown", "The architecture model has no such part", "/architecture"],
])("%s says what is missing, and leads to what is there", (path, words, link) => {
  place.path = path;
  const markup = renderToStaticMarkup(
    <MantineProvider>
      <NotFoundPage />
    </MantineProvider>,
  );
  expect(markup).toContain(words);
  expect(markup).toContain(`href="${link}"`);
});
