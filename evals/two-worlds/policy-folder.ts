import { resolve } from "node:path";

/** The policy that the product is delivered with, which every guarantee is tested on. */
export const POLICY_FOLDER = resolve(import.meta.dirname, "../../guardrails/policy");
