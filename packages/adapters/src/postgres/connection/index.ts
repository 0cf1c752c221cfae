export { AnsweringClient, createAnsweringPool } from "./answering-client.ts";
export { asUnavailable, wasStoppedByDatabase } from "./as-unavailable.ts";
export { connectionSettings } from "./connection-settings.ts";
export {
  type DatabaseLimits,
  databaseLimits,
  listenCheckMs,
  schemaChangeLimits,
  transactionMs,
} from "./limits.ts";
export { keepSessionSettings, requireUtc, WrongZoneError } from "./session-zone.ts";
