import { z } from "zod";
import { DATA_CLASSES } from "../../core/access.ts";
import { ERROR_CODES } from "../../core/errors.ts";
import type { Json } from "../../core/json.ts";
import { CHANNELS } from "../../core/principal.ts";
import { FINGERPRINT } from "./fingerprint.ts";

/** All that is put on the record; the list is closed, so that an auditor knows what to look for. */
const AUDIT_KINDS = [
  "config_loaded",
  "session_opened",
  "session_refused",
  "session_closed",
  "key_stored",
  "key_removed",
  "token_issued",
  "turn_started",
  "turn_ended",
  "tool_called",
  "tool_answered",
  "tool_failed",
  "tool_denied",
  "change_proposed",
  "change_denied",
  "approval_decided",
  "decision_refused",
  "approval_expired",
  "approval_voided",
  "commit_intended",
  "commit_done",
  "commit_failed",
  "commit_unknown",
  "answer_withheld",
  "handed_over",
  "use_case_switched",
  "payloads_pruned",
  "audit_exported",
  "claims_changed",
  "person_disabled",
  "person_enabled",
  "delegation_granted",
  "delegation_revoked",
  "standing_order_proposed",
  "standing_order_signed",
  "standing_order_revoked",
  "standing_order_used",
  "insight_standing_changed",
] as const;

const name = z.string().regex(/^[a-z][a-z0-9_]{0,63}$/);
const label = z.string().regex(/^[\w.:@/|+-]{1,200}$/);
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const odooModel = z.string().regex(/^[a-z][a-z0-9_.]{0,63}$/);
const dataLabel = z.string().refine((text) => DATA_CLASSES.some((known) => text === known || text.startsWith(`${known}.`)), "an unknown data class");

/** What an input may say in clear: a day or time, a short number, a document's reference; all other text is a fingerprint. */
export const CLEAR_TEXT =
  /^(?:\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?)?|-?\d{1,8}|[SP]\d{4,6}|[A-Z]{2,6}(?:\/(?:[A-Z]{2,4}|\d{4})){0,2}\/\d{4,6})$/;

const masked = z.json().refine(isMasked, "text that is neither clear nor a fingerprint; pass it through maskInputs");

/**
 * One thing that happened, as its caller states it. Free texts and personal values have no field here: they enter as digests,
 * fingerprints or labels, and anything else is refused.
 */
export const auditEventSchema = z.strictObject({
  kind: z.enum(AUDIT_KINDS),
  /** Who: the principal's id. */
  principal: label,
  channel: z.enum(CHANNELS).optional(),
  thread: label.optional(),
  turn: label.optional(),
  useCase: name.optional(),
  useCaseVersion: z.number().int().positive().optional(),
  /** Digest of the use case's file, beside its version. */
  useCaseHash: digest.optional(),
  policyDigest: digest.optional(),
  /** The language model that was asked, "playbook" included. */
  model: z
    .string()
    .regex(/^[\w.:@/|+ -]{1,128}$/)
    .optional(),
  tool: name.optional(),
  inputs: masked.optional(),
  /** The records of Odoo that it was about. */
  records: z.strictObject({ model: odooModel, ids: z.array(z.number().int()) }).optional(),
  rows: z.number().int().nonnegative().optional(),
  ms: z.number().int().nonnegative().optional(),
  /** Of the change. */
  digest: digest.optional(),
  effectHash: digest.optional(),
  approvalId: label.optional(),
  approver: label.optional(),
  decision: z.enum(["approve", "reject", "edit"]).optional(),
  /** Whom it is about, where that is another person. */
  person: label.optional(),
  /** Of the identity provider's issuer and subject. */
  subject: digest.optional(),
  roles: z.array(name).optional(),
  /** Whose countersignature a delegate used. */
  actingFor: label.optional(),
  delegation: label.optional(),
  standingOrder: label.optional(),
  /** The rule that decided. */
  rule: z
    .string()
    .regex(/^[a-z][a-z0-9_-]{0,63}$/)
    .optional(),
  /** Digest of the receipt; never the commit id, which is secret until it is used. */
  receipt: digest.optional(),
  outcome: name.optional(),
  code: z.enum(ERROR_CODES).optional(),
  company: z.number().int().optional(),
  /** Of a question, note or answer that must be recognised later but not read here. */
  text: z.string().regex(FINGERPRINT).optional(),
  masked: z.array(z.strictObject({ model: odooModel, field: z.string().regex(/^[a-z][a-z0-9_.]{0,127}$/), class: dataLabel })).optional(),
  server: label.optional(),
  /** What a message or text showed of an attempt on the model, and how sure the detector was; a label, which decided nothing. */
  signs: z.array(name).max(40).optional(),
  suspicion: z.number().min(0).max(1).optional(),
  environment: z.enum(["demo", "staging", "production"]).optional(),
  /** What language models used of a turn, at the prices of providers.yaml. */
  usage: z
    .strictObject({
      inputTokens: z.number().int().nonnegative(),
      outputTokens: z.number().int().nonnegative(),
      cost: z.string().regex(/^\d+(\.\d{1,12})?$/),
      currency: z.string().regex(/^[A-Z]{3}$/),
    })
    .optional(),
  /** Version and digest of the prompt that they were given. */
  prompt: z.strictObject({ version: z.number().int().positive(), hash: digest }).optional(),
});

export type AuditEvent = Omit<z.input<typeof auditEventSchema>, "inputs"> & { readonly inputs?: Json | undefined };

/** An event on the record: numbered from 1 without a gap, and dated by the log. */
export type AuditEntry = AuditEvent & { readonly seq: number; readonly at: string };

function isMasked(value: unknown): boolean {
  if (typeof value === "string") return CLEAR_TEXT.test(value) || FINGERPRINT.test(value);
  if (Array.isArray(value)) return value.every(isMasked);
  if (typeof value !== "object" || value === null) return true;
  return Object.entries(value).every(([key, item]) => isInputKey(key) && isMasked(item));
}

/** A tool names its inputs in snake_case; any other key was made up by the caller and may hold anything. */
export function isInputKey(key: string): boolean {
  return /^[a-z][a-zA-Z0-9_]{0,63}$/.test(key) || FINGERPRINT.test(key);
}
