import type { Limits } from "./limits.ts";

/** For tests of something else: nothing is limited, nothing is counted. */
export const noLimits: Limits = {
  admitCall: async () => undefined,
  charge: async () => undefined,
  startTurn: async () => undefined,
  endTurn: async () => undefined,
  admitUses: async () => undefined,
  mayAskModel: async () => undefined,
  chargeModel: async () => undefined,
};
