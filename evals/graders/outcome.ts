import type { Grader } from "./grader.ts";

/** How the turn ended, and for which approved uses. */
export const outcome: Grader = {
  name: "outcome",
  grade({ expected, result }) {
    const used = (result.useCases ?? (result.useCase ? [result.useCase] : [])).map(({ id }) => id);
    const missing = (expected.useCases ?? []).filter((id) => !used.includes(id));
    return [
      ...(expected.outcomes.includes(result.outcome) ? [] : [`it ended as ${result.outcome}, not ${expected.outcomes.join(" or ")}`]),
      ...missing.map((id) => `it was taken for ${used.join(", ") || "no use"}, not ${id}`),
    ];
  },
};
