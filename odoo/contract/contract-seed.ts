/** Both Odoos of the contract hold this data set. */
export const CONTRACT_SEED = { size: "small", seed: 7 } as const;
