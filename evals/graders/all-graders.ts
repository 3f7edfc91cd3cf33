import { approval } from "./approval.ts";
import { brevity } from "./brevity.ts";
import { facts } from "./facts.ts";
import type { Grader } from "./grader.ts";
import { grounding } from "./grounding.ts";
import { language } from "./language.ts";
import { latency } from "./latency.ts";
import { leak } from "./leak.ts";
import { outcome } from "./outcome.ts";
import { overRefusal } from "./over-refusal.ts";
import { refusal } from "./refusal.ts";
import { trajectory } from "./trajectory.ts";

/** Of every turn; how Odoo stands at the end, and writes that nobody approved, are graded of the whole dialogue. */
export const GRADERS: readonly Grader[] = [outcome, facts, trajectory, grounding, leak, refusal, overRefusal, approval, brevity, latency, language];
