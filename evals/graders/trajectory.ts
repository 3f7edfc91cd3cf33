import type { Grader } from "./grader.ts";

/** The tools that were called, against those of the case: the same in order, the same, none but these, at least these. */
export const trajectory: Grader = {
  name: "trajectory",
  grade({ expected, result }) {
    if (expected.calls === undefined) return undefined;
    const wanted = expected.calls.map(({ tool }) => tool);
    const called = result.calls.map(({ tool }) => tool);
    return fits(expected.match, wanted, called)
      ? []
      : [`it called ${called.join(", ") || "nothing"}, not (${expected.match}) ${wanted.join(", ") || "nothing"}`];
  },
};

function fits(match: "strict" | "unordered" | "subset" | "superset", wanted: readonly string[], called: readonly string[]): boolean {
  switch (match) {
    case "strict":
      return wanted.join("\n") === called.join("\n");
    case "unordered":
      return [...wanted].sort().join("\n") === [...called].sort().join("\n");
    case "subset":
      return holdsAll(wanted, called);
    case "superset":
      return holdsAll(called, wanted);
  }
}

/** Whether a list holds every item of another, as many times. */
function holdsAll(whole: readonly string[], part: readonly string[]): boolean {
  const left = [...whole];
  return part.every((item) => {
    const at = left.indexOf(item);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}
