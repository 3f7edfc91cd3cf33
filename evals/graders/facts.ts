import { dayIn, fromOdooDatetime } from "../../core/dates.ts";
import { written } from "../harness/value.ts";
import type { Grader } from "./grader.ts";
import { states } from "./states.ts";

/** The answer states what an independent query of the world found, and the words that belong to it. */
export const facts: Grader = {
  name: "facts",
  grade({ expected, result, principal: { timeZone } }) {
    if (expected.facts.length + expected.says.length + expected.never.length + expected.choices.length === 0) return undefined;
    const dayOf = (moment: string) => dayIn(timeZone, fromOdooDatetime(moment));
    const answer = result.answer;
    const lower = answer.toLowerCase();
    const offered = (result.choices ?? []).map((choice) => choice.toLowerCase());
    return [
      ...expected.facts
        .filter((value) => !states(answer, value, dayOf))
        .map((value) => `the answer does not state ${value.kind === "empty" ? "a value that is empty in Odoo" : written(value, timeZone)}`),
      ...expected.says
        .filter((words) => !words.some((word) => lower.includes(word.toLowerCase())))
        .map((words) => `the answer does not say ${words.map((word) => `"${word}"`).join(" or ")}`),
      ...expected.never.filter((word) => lower.includes(word.toLowerCase())).map((word) => `the answer says "${word}"`),
      ...expected.choices
        .filter((choice) => !offered.some((one) => one.includes(choice.toLowerCase())))
        .map((choice) => `"${choice}" is not offered`),
    ];
  },
};
