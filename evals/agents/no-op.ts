import { type Agent, emptyResult } from "./agent.ts";

/** Does nothing and says nothing; a case to be answered or proposed that it passes measures nothing. */
export const noOp: Agent = { name: "no-op", ask: async (turn) => emptyResult(turn, "no-op") };
