import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { pathSettings, withAbsolutePaths } from "./given-paths.ts";

test("relative paths are of the folder that everything is started from, wherever portal and worker run", () =>
  expect(
    withAbsolutePaths("/checkout", {
      GREENROOM_CONFIG: "shop/greenroom.yaml",
      GREENROOM_INFRA_DIR: "/elsewhere/infra",
      GREENROOM_MODEL_DIR: "",
      KUBECONFIG: "../kubeconfig",
      TF_BINARY: "terraform",
      KUBECTL_BINARY: "bin/kubectl",
      PROMETHEUS_URL: "http://prometheus:9090",
    }),
  ).toEqual({
    GREENROOM_CONFIG: "/checkout/shop/greenroom.yaml",
    GREENROOM_INFRA_DIR: "/elsewhere/infra",
    GREENROOM_MODEL_DIR: "",
    KUBECONFIG: "/kubeconfig",
    TF_BINARY: "terraform",
    KUBECTL_BINARY: "/checkout/bin/kubectl",
    PROMETHEUS_URL: "http://prometheus:9090",
  }));

test("these are all settings that are paths", () => {
  const settings = readFileSync(
    join(import.meta.dirname, "../../../core/src/configuration/settings.ts"),
    "utf8",
  );
  const paths = [...settings.matchAll(/^ {2}(\w+): path\b/gm)].map(([, name]) => name);
  expect(paths.toSorted()).toEqual([...pathSettings]);
});
