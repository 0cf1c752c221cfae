export { createPlatformStatusFile } from "./platform-status-file.ts";
