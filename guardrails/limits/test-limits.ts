import type { Limits } from "./limits.ts";

/** For tests of something else: nothing is limited, nothing is counted. */
export const noLimits: Limits = {
  admitRead: async () => ({ windows: () => ({ startsAt: new Date(0), endsAt: new Date(0) }), rows: 0, fits: true }),
  settleRead: async () => undefined,
  isFamiliar: () => false,
  admitWrite: async () => undefined,
  charge: async () => undefined,
  startTurn: async () => undefined,
  endTurn: async () => undefined,
  admitUses: async () => undefined,
  mayAskModel: async () => undefined,
  chargeModel: async () => undefined,
};
