/** The languages in which the copilot understands and answers; English is the one that all others fall back to. */
export const LANGUAGES = ["en", "de", "fr", "nl", "es"] as const;

export type Language = (typeof LANGUAGES)[number];
