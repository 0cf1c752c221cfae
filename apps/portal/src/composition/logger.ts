import { type Logger, pino } from "pino";

export function createLogger(level: string): Logger {
  return pino({
    level,
    base: { service: "portal" },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: [
      "*.password",
      "*.token",
      "*.secret",
      "*.authorization",
      "*.cookie",
      "headers.authorization",
      "headers.cookie",
    ],
  });
}
