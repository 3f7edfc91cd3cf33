import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import { errorCode } from "./error-code.ts";

/** Names one run of one process: on Linux its start time tells it from a later process that was given the same pid. */
export interface ProcessIdentity {
  readonly host: string;
  readonly pid: number;
  /** Clock ticks from boot to the start of the process; null where the system does not say. */
  readonly ticks: string | null;
}

export function thisProcess(): ProcessIdentity {
  return { host: hostname(), pid: process.pid, ticks: statOf(process.pid)?.ticks ?? null };
}

/** Whether the process still runs; "elsewhere" when it belongs to another host and this one can't know. */
export function whereabouts(identity: ProcessIdentity): "alive" | "dead" | "elsewhere" {
  if (identity.host !== hostname()) return "elsewhere";
  try {
    process.kill(identity.pid, 0);
  } catch (error) {
    if (errorCode(error) === "ESRCH") return "dead";
  }
  const stat = statOf(identity.pid);
  if (!stat || identity.ticks === null) return "alive";
  return stat.ticks === identity.ticks && stat.state !== "Z" ? "alive" : "dead";
}

/** The command name in /proc/PID/stat may hold spaces and brackets, so fields are counted from its last bracket. */
function statOf(pid: number): { readonly state: string; readonly ticks: string } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    const [state, ticks] = [fields[0], fields[19]];
    return state && ticks ? { state, ticks } : undefined;
  } catch {
    return undefined;
  }
}
