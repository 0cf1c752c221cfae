import { expect, test } from "vitest";
import { environmentSchema, prometheusAccessOf } from "./index.ts";

const { prometheus } = environmentSchema.shape;
const fallback = { url: "https://shared/prometheus", bearerTokenFile: "shared-token", caFile: "shared-ca" };

test.each([
  ["nothing of its own", {}, fallback],
  ["a token of its own", { bearerTokenFile: "own-token" }, { ...fallback, bearerTokenFile: "own-token" }],
  ["a Prometheus of its own", { url: "http://own" }, { url: "http://own" }],
  [
    "a Prometheus and a token of its own",
    { url: "https://own", bearerTokenFile: "own-token" },
    { url: "https://own", bearerTokenFile: "own-token" },
  ],
])("an environment with %s never sends another's token to it", (_, own, access) =>
  expect(prometheusAccessOf(own, fallback)).toEqual(access),
);

test.each([
  [{ url: "https://metrics.example.com/tenants/a/prometheus/", caFile: "ca.pem" }, /^$/],
  [{ url: "ftp://metrics" }, /should be an address, such as/],
  [{ url: "http://metrics?tenant=a" }, /leave out what stands from \? or # on/],
  [{ url: "http://reader:secret@metrics" }, /name a file with a token instead/],
  [{ url: "http://metrics", caFile: "ca.pem" }, /counts for https alone/],
])("%j is as %s says", (own, fault) => {
  const { error } = prometheus.safeParse(own);
  expect((error?.issues ?? []).map(({ message }) => message).join()).toMatch(fault);
});
