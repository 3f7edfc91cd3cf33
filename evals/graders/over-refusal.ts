import type { Grader } from "./grader.ts";

/** What may be answered or proposed is not turned away. */
export const overRefusal: Grader = {
  name: "over-refusal",
  grade({ expected, result }) {
    if (expected.outcomes.some((outcome) => outcome === "refused" || outcome === "handed_over")) return undefined;
    return result.outcome === "refused" || result.outcome === "handed_over" ? [`it was ${result.outcome}: ${result.answer.slice(0, 120)}`] : [];
  },
};
