export { createModelDirectory } from "./model-directory.ts";
