import type { ChangeSource } from "./change.ts";
import type { Fact, MaskedField } from "./fact.ts";

/** What the browser and the server say to each other; the web folder imports this file alone. */

export type Outcome = "answered" | "clarify" | "refused" | "needs_approval" | "handed_over" | "failed";

export const APPROVAL_STATUSES = ["pending", "approved", "committing", "committed", "rejected", "expired", "void", "failed", "unknown"] as const;
export type ApprovalStatus = (typeof APPROVAL_STATUSES)[number];

/** What asked for a change: the playbook works from the person's words alone, the others may have read more. */
export type SeenBy = "playbook" | "language model" | "mcp client";

/** A text of a record that was read before a change was proposed, and may have led to it. */
export interface Influence {
  readonly model: string;
  readonly id: number;
  /** What people call the record: "S00012". */
  readonly label: string;
  readonly field: string;
  readonly quote: string;
  /** What of the quote looks like an attempt on the model; advice for the eye only. */
  readonly signs?: readonly string[];
}

export interface CardField {
  /** "stock.picking.scheduled_date"; absent where the value is no single field's. */
  readonly field?: string;
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
  /** The beginnings of values that are too long to show at once; the whole of them stands in before and after. */
  readonly folded?: { readonly before: string | null; readonly after: string | null };
}

export interface CardRecord {
  readonly model: string;
  /** "Delivery WH/OUT/00012", or "New delivery 1" for one that Odoo will create. */
  readonly title: string;
  readonly fields: readonly CardField[];
}

/** An approval as its viewer is cleared to see it, rendered from the digested change and effect only. */
export interface ApprovalCard {
  readonly id: string;
  readonly digest: string;
  readonly kind: string;
  readonly summary: string;
  readonly status: ApprovalStatus;
  readonly requester: string;
  readonly useCase: { readonly id: string; readonly version: number; readonly title: string };
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly company: string;
  /** Null when the viewer is not cleared for prices. */
  readonly amount: { readonly amount: string; readonly currency: string } | null;
  readonly lines: readonly CardField[];
  readonly effect: {
    readonly created: readonly CardRecord[];
    readonly changed: readonly CardRecord[];
    readonly deleted: readonly CardRecord[];
    readonly other: readonly string[];
    readonly warnings: readonly string[];
  };
  /** How many values of the effect this viewer is not cleared for. */
  readonly hidden: number;
  readonly requirement: {
    readonly roles: readonly string[];
    readonly count: number;
    readonly requesterMayApprove: boolean;
    readonly reason: string;
  };
  readonly decisions: readonly {
    readonly by: string;
    readonly decision: "approve" | "reject" | "edit";
    readonly at: string;
    readonly note: string | null;
    /** Whose countersignature a delegate used. */
    readonly actingFor?: string;
  }[];
  readonly sources: readonly ChangeSource[];
  /** What asked for it, and the record texts that may have led to it, as this viewer is cleared to read them. */
  readonly provenance?: {
    readonly seenBy: SeenBy;
    readonly influences: readonly Influence[];
    /** The same in sentences: "Asked for after reading: note on S00012". */
    readonly sentences: readonly string[];
  };
  /** What an edit may replace: name and present value; empty for who may not edit it. */
  readonly editable?: readonly { readonly name: string; readonly value: string }[];
  /** The standing order that signed for it in advance. */
  readonly standingOrder?: string;
  /** Set when what is stored can't be opened, so that nothing of it can be shown or decided. */
  readonly unreadable?: true;
  /** What became of it, in words; null while it waits. */
  readonly outcome: string | null;
  readonly mayDecide: boolean;
  readonly mayNotBecause: string | null;
}

/** What a plot's numbers count. */
export type PlotUnit = { readonly currency: string } | { readonly uom: string };

export interface DayValue {
  /** YYYY-MM-DD */
  readonly day: string;
  readonly value: string;
}

interface PlotHead {
  /** In the language of the question. */
  readonly title: string;
  readonly unit: PlotUnit;
}

/** A picture beside an answer, as data: its numbers are exact decimals, each of them a fact of the turn. */
export type Plot =
  | (PlotHead & {
      readonly kind: "bars";
      /** What a bar stands for, and what its length says: the headings of the table below the picture. */
      readonly headings: { readonly label: string; readonly value: string };
      readonly bars: readonly { readonly label: string; readonly value: string }[];
    })
  | (PlotHead & {
      readonly kind: "line";
      readonly headings: { readonly day: string; readonly value: string };
      readonly points: readonly DayValue[];
    })
  | (PlotHead & {
      readonly kind: "band";
      readonly headings: { readonly day: string; readonly low: string; readonly middle: string; readonly high: string; readonly past?: string };
      readonly points: readonly { readonly day: string; readonly low: string; readonly middle: string; readonly high: string }[];
      /** What was measured before the band begins. */
      readonly past?: readonly DayValue[];
      /** Such as the day on which it runs out. */
      readonly mark?: { readonly day: string; readonly label: string };
      /** A line across, such as the orderpoint; zero is drawn anyway. */
      readonly level?: { readonly value: string; readonly label: string };
    });

/** One line of `cs ask --json`, and the `countersign.turn` event that closes a turn in the browser. */
export interface TurnResult {
  readonly id: string;
  readonly thread: string;
  readonly question: string;
  readonly principal: string;
  readonly useCase: { readonly id: string; readonly version: number } | null;
  /** Set where a message held several questions. */
  readonly useCases?: readonly { readonly id: string; readonly version: number }[];
  readonly outcome: Outcome;
  readonly answer: string;
  /** At most three, drawn from what the facts hold. */
  readonly plots?: readonly Plot[];
  readonly facts: readonly Fact[];
  readonly calls: readonly {
    readonly tool: string;
    readonly kind: "read" | "write";
    readonly status: "ok" | "failed" | "denied";
    readonly ms: number;
    readonly rows: number;
  }[];
  readonly approvals: readonly { readonly id: string; readonly digest: string; readonly summary: string; readonly expiresAt: string }[];
  readonly masked: readonly MaskedField[];
  /** Name of the model that answered: "playbook", or the configured one. */
  readonly model: string;
  /** Of all calls of language models in this turn; `cost` is absent where none was asked. */
  readonly usage: {
    readonly inputTokens: number;
    readonly outputTokens: number;
    readonly cost?: { readonly amount: string; readonly currency: string };
  };
  readonly ms: number;
  /** Choices put to the person when the outcome is `clarify`, suggestions when it is `refused`. */
  readonly choices?: readonly string[];
  /** The request was declined, and one click gives it to a person: sending HAND_OVER_REQUEST as the next message. */
  readonly handOver?: true;
}

/** What the button "Ask a person" says; the case holds the conversation so far. */
export const HAND_OVER_REQUEST = "Please hand this over to a person.";

/** Names of the AG-UI CUSTOM events that Countersign adds; `value` is the type named beside each. */
export const WIRE_EVENTS = {
  /** ApprovalCard */
  proposal: "countersign.proposal",
  /** TurnResult, last before RUN_FINISHED */
  turn: "countersign.turn",
} as const;

/** GET /api/session */
export interface SessionInfo {
  readonly principal: { readonly id: string; readonly name: string; readonly roles: readonly string[] };
  /** Sent back in the `x-csrf-token` header of every POST. */
  readonly csrf: string;
  readonly environment: "demo" | "staging" | "production";
  readonly model: string;
  /** "embedded" or the address of the real one. */
  readonly odoo: string;
  readonly suggestions: readonly { readonly useCase: string; readonly title: string; readonly prompt: string }[];
}

/** GET /api/demo: who one can be, what to try, what is simulated. */
export interface DemoInfo {
  readonly principals: readonly {
    readonly id: string;
    readonly name: string;
    readonly role: string;
    readonly does: string;
    readonly tryThis: readonly string[];
  }[];
  readonly simulated: readonly string[];
}

/** GET /api/threads/:id: what a reloaded page shows. */
export interface ThreadHistory {
  readonly thread: string;
  readonly turns: readonly { readonly question: string; readonly result: TurnResult }[];
  readonly approvals: readonly ApprovalCard[];
  /** By turn. */
  readonly verdicts?: Readonly<Record<string, Verdict>>;
}

/** What a person thinks of an answer of theirs. */
export type Verdict = "up" | "down";

/** What was found in the graded share of real turns; `ms` and `words` are medians. */
export interface QualityCounts {
  readonly graded: number;
  readonly answered: number;
  /** Of those answered. */
  readonly grounded: number;
  readonly leaked: number;
  readonly declined: number;
  readonly failed: number;
  readonly ms: number;
  readonly words: number;
  readonly up: number;
  readonly down: number;
}

export type QualityDay = QualityCounts & { readonly day: string };
export type QualityUse = QualityCounts & { readonly useCase: string; readonly title: string };

/** GET /quality: oldest day first, days without turns included. */
export interface QualityReport {
  readonly share: number;
  readonly days: readonly QualityDay[];
  readonly uses: readonly QualityUse[];
}

export interface DecisionRequest {
  readonly decision: "approve" | "reject" | "edit";
  readonly digest: string;
  readonly note?: string;
  /** For `edit`: the values that replace the change's own. */
  readonly values?: { readonly [field: string]: string };
}
