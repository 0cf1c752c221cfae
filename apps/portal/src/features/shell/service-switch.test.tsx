import { MantineProvider } from "@mantine/core";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ServiceSwitch } from "./components/service-switch.tsx";
import { useService } from "./use-service.ts";

function Page({ services }: { services: readonly string[] }) {
  return (
    <>
      <ServiceSwitch services={services} />
      <p>shown: {useService(services).service ?? "none"}</p>
    </>
  );
}

/** The page as the server sends it. */
const drawn = (services: readonly string[], searchParams = "") =>
  renderToStaticMarkup(
    <MantineProvider>
      <NuqsTestingAdapter searchParams={searchParams}>
        <Page services={services} />
      </NuqsTestingAdapter>
    </MantineProvider>,
  );

test("with one service there is nothing to choose", () => {
  expect(drawn(["shop"])).not.toContain("<select");
  expect(drawn(["shop"])).toContain("shown: shop");
  expect(drawn([])).not.toContain("<select");
  expect(drawn([])).toContain("shown: none");
});

test.each([
  ["", "shop"],
  ["?service=search", "search"],
  ["?service=gone", "shop"],
])("of several services the address %j shows %s", (address, service) => {
  const page = drawn(["shop", "search"], address);
  expect(page).toContain(`shown: ${service}`);
  expect(page).toMatch(/<select[^>]*aria-label="Service"/);
});
