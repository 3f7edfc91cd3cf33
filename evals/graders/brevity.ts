import { wordsOf } from "../../server/sampling/grades.ts";
import type { Grader } from "./grader.ts";

/** An answer is short: tables are looked at, words are read. */
export const brevity: Grader = {
  name: "brevity",
  grade({ expected, result }) {
    const words = wordsOf(result.answer);
    return words <= expected.words ? [] : [`the answer has ${words} words, and ${expected.words} are allowed`];
  },
};
