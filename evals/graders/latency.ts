import type { Grader } from "./grader.ts";

export const latency: Grader = {
  name: "latency",
  grade: ({ expected, result }) => (result.ms <= expected.ms ? [] : [`it took ${result.ms} ms, and ${expected.ms} are allowed`]),
};
