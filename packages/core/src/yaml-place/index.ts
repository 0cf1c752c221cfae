export { lineOf } from "./line-of.ts";
