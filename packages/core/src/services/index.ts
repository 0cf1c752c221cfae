export {
  findService,
  isPromoted,
  measuredPlace,
  metricsScope,
  overlayOf,
  type PromotedService,
  type Service,
  serviceEntrySchema,
} from "./service.ts";
export { type ServiceComponent, serviceComponent } from "./service-component.ts";
export { podNamePattern } from "./pod-name-pattern.ts";
