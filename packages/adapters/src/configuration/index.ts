export { readProductConfiguration } from "./read-product-configuration.ts";
