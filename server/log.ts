import { type DestinationStream, pino } from "pino";
import type { Log } from "../core/log.ts";

/** Structured lines on standard error, so that standard output belongs to what a person asked for. */
export function createLog(
  level: "silent" | "error" | "warn" | "info" | "debug",
  destination: DestinationStream = pino.destination({ dest: 2, sync: true }),
): Log {
  return pino(
    { level, base: null, redact: { paths: ["*.apiKey", "*.password", "*.token", "*.authorization", "err.debug"], censor: "(left out)" } },
    destination,
  );
}
