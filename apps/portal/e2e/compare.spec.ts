import { expect, test } from "@playwright/test";
import { kubectl } from "./kubectl.ts";
import { openAs } from "./people.ts";

const stranger = ["deployment/stranger", "--namespace=dev"] as const;

test("a workload that the model does not know is seen, and is gone with it", async ({ browser }) => {
  const viewer = await openAs(browser, "viewer");
  await viewer.goto("/architecture/compare?mode=cluster");
  await expect(viewer.getByText(/things? (is|are) the same/)).toBeVisible();
  // No pods: the object is enough to be seen.
  kubectl(
    "create",
    "deployment",
    "stranger",
    "--namespace=dev",
    "--image=greenroom.local/none:1.0.0",
    "--replicas=0",
  );
  try {
    await viewer.reload();
    const row = viewer
      .getByRole("table", { name: "Differences" })
      .getByRole("row", { name: /dev\/stranger/ });
    await expect(row).toContainText("added");
    await expect(row).toContainText("no component is bound to it");
  } finally {
    kubectl("delete", ...stranger);
  }
});

test("environments are told apart by what differs between them", async ({ browser }) => {
  const viewer = await openAs(browser, "viewer");
  await viewer.goto("/architecture/compare?mode=environments&from=dev&to=prod");
  const row = viewer.getByRole("table", { name: "Differences" }).getByRole("row", { name: /Workload/ });
  await expect(row).toContainText("1 to 3 pods");
  await expect(row).toContainText("3 to 8 pods");
  await viewer.goto("/architecture/compare?mode=environments&from=nowhere");
  await expect(viewer.getByRole("alert").first()).toContainText("There is no environment nowhere");
});
