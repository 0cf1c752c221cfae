export {
  findPlaceOf,
  findPromoted,
  findService,
  isIn,
  isPromoted,
  matchersIn,
  metricsScope,
  overlayOf,
  placeOf,
  podMatchersIn,
  type PromotedService,
  type Service,
  serviceEntrySchema,
  workloadIn,
} from "./service.ts";
export { isReached } from "./is-reached.ts";
export { type ServiceComponent, serviceComponent } from "./service-component.ts";
export { findSharedSeries, type SharedSeries } from "./shared-series.ts";
export { podNamePattern } from "./pod-name-pattern.ts";
