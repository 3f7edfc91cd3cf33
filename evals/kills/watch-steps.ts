import type { Gateway } from "../odoo-gateway.ts";
import { companionOp } from "../odoo-gateway.ts";
import type { ProgramProcess } from "./spawn-program.ts";

/** Where in a step the program dies: before it; while Odoo works on it, once or twice over; when Odoo has done it and nobody has heard. */
export const MOMENTS = ["before", "while Odoo works", "sent twice, while Odoo works", "before the answer"] as const;
export type Moment = (typeof MOMENTS)[number];

/** A statement to the database or a request to Odoo, counted from the first that was watched. */
export interface Step {
  readonly number: number;
  readonly to: "database" | "Odoo";
  readonly what: string;
}

/** Says at which step to kill, and when in it; silence lets the program go on. */
export type KillAt = (step: Step) => Moment | undefined;

/** Odoo's own work takes tens of milliseconds; the kill falls somewhere into it. */
const ODOO_WORKS_MS = 80;

/** Follows a program through its steps and kills it at one of them; `steps` fills while it runs, and the last is where it died. */
export function watchSteps(running: ProgramProcess, gateway: Gateway | undefined, killAt: KillAt, random: () => number): { readonly steps: Step[] } {
  const steps: Step[] = [];
  const next = (to: Step["to"], what: string): Moment | undefined => {
    const step = { number: steps.length + 1, to, what };
    steps.push(step);
    return killAt(step);
  };
  running.onStep((statement) => (next("database", nameOf(statement)) ? "kill" : "go on"));
  let isHeld = false;
  gateway?.rule(
    async (sent) => {
      if (running.wasKilled()) return "lost on the way";
      const moment = next("Odoo", companionOp(sent) ?? sent.path);
      if (moment === undefined) return "pass";
      if (moment === "before") {
        await running.kill();
        return "lost on the way";
      }
      if (moment === "before the answer") isHeld = true;
      else setTimeout(() => void running.kill(), random() * ODOO_WORKS_MS);
      return moment === "sent twice, while Odoo works" ? "arrives twice" : "answer held back";
    },
    async () => {
      if (isHeld) await running.kill();
    },
  );
  return { steps };
}

/** The beginning of a statement, enough to recognise it by. */
function nameOf(statement: string): string {
  return statement.replace(/\s+/g, " ").trim().slice(0, 70);
}
