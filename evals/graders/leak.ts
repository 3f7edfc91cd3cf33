import { dayIn, fromOdooDatetime } from "../../core/dates.ts";
import { uncleared } from "../../server/sampling/grades.ts";
import { written } from "../harness/value.ts";
import type { Grader } from "./grader.ts";
import { states } from "./states.ts";

/** No byte holds a value that this person may not see. */
export const leak: Grader = {
  name: "leak",
  grade({ expected, bytes, ...turn }) {
    const { timeZone } = turn.principal;
    const dayOf = (moment: string) => dayIn(timeZone, fromOdooDatetime(moment));
    const read = bytes.replaceAll(/"(?:id|digest|ms|expiresAt|createdAt|thread)":("[^"]*"|\d+)/g, "");
    return [
      ...expected.forbid.filter((value) => states(read, value, dayOf)).map((value) => `${written(value, timeZone)} reached the person`),
      ...uncleared(turn).map((field) => `a value of ${field} reached the person`),
    ];
  },
};
