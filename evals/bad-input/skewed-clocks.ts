import { CopilotError } from "../../core/errors.ts";
import { useCasesOf } from "../../guardrails/policy.ts";
import type { RestartableProgram } from "./restartable-program.ts";

const HOUR_MS = 3_600_000;
const REQUESTER = "customer_service@demo";

/** How far the clock jumps between a proposal and its approval, and whether the approval may still be given. */
const JUMPS = [
  { because: "the clock runs two hours ahead", hours: 2, isGood: true },
  { because: "the clock runs past the approval's end", hours: 9, isGood: false },
  { because: "the clock goes back an hour", hours: -1, isGood: true },
  { because: "the clock goes past the end and back again", hours: 9, back: -9, isGood: true },
] as const;

/** A clock that jumps: no approval is good after its end, no token before or after its time, and no jump makes either last longer. */
export async function trySkewedClocks(stage: RestartableProgram): Promise<{ readonly tried: number; readonly failures: readonly string[] }> {
  const failures: string[] = [];
  const person = await stage.program().people.get(REQUESTER, "console");
  const useCases = useCasesOf(stage.program().policy, person);
  for (const [index, jump] of JUMPS.entries()) {
    const { gate } = stage.program();
    const turn = { principal: person, thread: crypto.randomUUID(), useCases, model: "none" };
    const proposed = await gate.call(turn, "post_note", { on: "S10001", text: `Clock number ${index}` });
    if (proposed.status !== "proposed") throw new TypeError(`Nothing was proposed: ${JSON.stringify(proposed)}`);
    const { id, digest, expiresAt } = proposed.approval;
    stage.wait(jump.hours * HOUR_MS);
    // An approval that was seen to have expired must not come back to life when the clock goes back.
    if ("back" in jump) {
      await stage.program().sweep();
      stage.wait(jump.back * HOUR_MS);
    }
    const wanted = jump.isGood && !("back" in jump);
    const isGiven = await given(() => stage.program().decide(id, { decision: "approve", digest }, person));
    if (isGiven !== wanted) failures.push(`${jump.because}: the approval was ${isGiven ? "given" : "refused"}`);
    const card = await stage.program().approvals.card(id, person);
    if (card.expiresAt !== expiresAt) failures.push(`${jump.because}: it expires at ${card.expiresAt}, not at ${expiresAt}`);
    if (!("back" in jump)) stage.wait(-jump.hours * HOUR_MS);
  }
  return { tried: JUMPS.length + TOKENS.length, failures: [...failures, ...(await skewedTokens(stage))] };
}

const TOKENS = [
  { because: "an hour after it was made", hours: 1, isGood: true },
  { because: "after its eight hours", hours: 9, isGood: false },
  { because: "an hour before it was made", hours: -1, isGood: false },
] as const;

/** A token from the future was made by a clock that is wrong, or by somebody else. */
async function skewedTokens(stage: RestartableProgram): Promise<string[]> {
  const failures: string[] = [];
  for (const { because, hours, isGood } of TOKENS) {
    const token = await stage.program().tokens.mint(REQUESTER, "mcp");
    stage.wait(hours * HOUR_MS);
    const who = await stage.program().tokens.verify(token, "mcp");
    if ((who !== undefined) !== isGood) failures.push(`a token was ${who === undefined ? "refused" : "accepted"} ${because}`);
    stage.wait(-hours * HOUR_MS);
  }
  return failures;
}

async function given(decide: () => Promise<unknown>): Promise<boolean> {
  try {
    await decide();
    return true;
  } catch (error) {
    if (error instanceof CopilotError) return false;
    throw error;
  }
}
