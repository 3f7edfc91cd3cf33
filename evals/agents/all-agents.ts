import type { Agent } from "./agent.ts";
import { copilot } from "./copilot.ts";
import { noOp } from "./no-op.ts";
import { oracle } from "./oracle.ts";
import { refuser } from "./refuser.ts";

/** In the order of a run: the program itself first. The hostile one has a suite of its own. */
export const AGENTS: readonly Agent[] = [copilot, oracle, noOp, refuser];
