import { ungrounded } from "../../server/sampling/ungrounded.ts";
import type { Grader } from "./grader.ts";

/** Every value of the answer is a fact of this turn or derived from one in a declared way. */
export const grounding: Grader = {
  name: "grounding",
  grade: (turn) => (turn.result.outcome === "answered" ? ungrounded(turn).map((value) => `"${value}" rests on no fact`) : undefined),
};
