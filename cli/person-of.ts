import { CopilotError } from "../core/errors.ts";
import type { Principal } from "../core/principal.ts";
import type { Program } from "../server/program.ts";

/** Who types the command. */
export async function personOf(program: Program, as: string | undefined): Promise<Principal> {
  if (as === undefined) throw new CopilotError("BAD_INPUT", "Say who you are with --as USER.");
  return program.people.get(as, "cli");
}

/** Decisions of people are taken in a terminal under the demo only. */
export function assertMayDecideHere(program: Program): void {
  if (program.config.environment !== "demo")
    throw new CopilotError("DENIED", "Outside the demo, decisions are taken in a signed-in browser session: open /console.");
}

/** The instant that --until names, or that lies --days ahead. */
export function untilOf(program: Program, { until, days }: { readonly until?: string | undefined; readonly days?: string | undefined }): string {
  if (until !== undefined) return until;
  const count = Number(days);
  if (!(count > 0)) throw new CopilotError("BAD_INPUT", "Say until when: --days N, or --until 2026-12-31T12:00:00Z.");
  return new Date(program.clock().getTime() + count * 86_400_000).toISOString();
}
