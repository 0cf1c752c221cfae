export { createConfigurationCheck } from "./configuration-check.ts";
export { lookUpOutside } from "./look-up-outside.ts";
export { readProductConfiguration } from "./read-product-configuration.ts";
