import { scopeFixture } from "../metrics/scope-fixture.ts";
import type { PromotedService } from "./service.ts";

const { profile, objective: availability, latency } = scopeFixture();
const promised = { availability, latency };

/** A service that releases move. */
export const serviceFixture: PromotedService = {
  id: "go-demo",
  workload: { kind: "Deployment", name: "go-demo", namespaces: {} },
  promotion: { overlay: "go-demo/{environment}" },
  metrics: {
    profile,
    delivery: "scraped",
    labels: { service: "go-demo" },
    labelsIn: {},
    objectives: { dev: promised, stage: promised, prod: promised },
  },
};
