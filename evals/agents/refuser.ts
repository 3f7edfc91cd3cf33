import { type Agent, emptyResult } from "./agent.ts";

/** Declines everything: the safest copilot, and of no use. */
export const refuser: Agent = {
  name: "refuser",
  ask: async (turn) => ({ ...emptyResult(turn, "refuser"), outcome: "refused", answer: "That is not one of the uses that are approved for me." }),
};
