import { z } from "zod";
import type { Clock } from "../../core/clock.ts";
import { CopilotError } from "../../core/errors.ts";
import { digestOf, type Json } from "../../core/json.ts";
import type { Sealer } from "../../store/seal.ts";
import type { SpendOnce } from "../identity/spent-once.ts";

const PURPOSE = "mcp-request-state";
const LASTS_MS = 15 * 60_000;
const MOST = 2_000;

/** Whose call it was, and of what. */
export interface CallBinding {
  readonly principal: string;
  readonly tool: string;
  readonly args: Json;
}

const state = z.strictObject({ id: z.uuid(), call: z.string(), approval: z.string(), expires: z.number() });

/**
 * What a newer client carries from the first round of a call to the second. It is sealed, so that it can't be read or
 * made up; it answers only the same person's same call, once, and not for long.
 */
export function createRequestStates({ sealer, spend, clock }: { readonly sealer: Sealer; readonly spend: SpendOnce; readonly clock: Clock }) {
  return {
    issue(binding: CallBinding, approval: string): string {
      const value = { id: crypto.randomUUID(), call: callDigest(binding), approval, expires: clock().getTime() + LASTS_MS };
      return sealer.seal(PURPOSE, JSON.stringify(value)).toString("base64url");
    },
    /** The approval that the first round proposed; throws STALE for any state that isn't this call's, or was used. */
    async redeem(text: unknown, binding: CallBinding): Promise<string> {
      const found = opened(sealer, text);
      if (!found || found.call !== callDigest(binding) || found.expires <= clock().getTime()) throw stale(binding.tool);
      if (!(await spend(`${PURPOSE}:${found.id}`, new Date(found.expires)))) throw stale(binding.tool);
      return found.approval;
    },
  };
}

export type RequestStates = ReturnType<typeof createRequestStates>;

function opened(sealer: Sealer, text: unknown): z.output<typeof state> | undefined {
  if (typeof text !== "string" || text.length > MOST) return undefined;
  try {
    return state.parse(JSON.parse(sealer.open(PURPOSE, Buffer.from(text, "base64url"))));
  } catch {
    return undefined;
  }
}

function callDigest({ principal, tool, args }: CallBinding): string {
  return digestOf({ principal, tool, args });
}

function stale(tool: string): CopilotError {
  return new CopilotError("STALE", `This answers no proposal of ${tool}, or was used already. Look it up with get_approval, or propose it again.`);
}
