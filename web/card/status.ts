import { css, html, type TemplateResult } from "lit";
import { APPROVAL_STATUSES, type ApprovalStatus } from "../../core/wire.ts";

const STATUSES = {
  pending: { label: "Waiting for a countersignature", short: "Pending", tone: "warn", final: false },
  approved: { label: "Countersigned, about to be carried out", short: "Approved", tone: "warn", final: false },
  committing: { label: "Being carried out in Odoo", short: "Committing", tone: "warn", final: false },
  committed: { label: "Carried out in Odoo", short: "Committed", tone: "good", final: true },
  rejected: { label: "Rejected: nothing was changed in Odoo", short: "Rejected", tone: "bad", final: true },
  expired: { label: "Expired: nothing was changed in Odoo", short: "Expired", tone: "plain", final: true },
  void: { label: "No longer valid: nothing was changed in Odoo", short: "Void", tone: "plain", final: true },
  failed: { label: "Failed", short: "Failed", tone: "bad", final: true },
  unknown: { label: "The outcome is being checked against Odoo", short: "Unknown", tone: "warn", final: false },
} as const satisfies Record<ApprovalStatus, { label: string; short: string; tone: string; final: boolean }>;

/** Whether the approval can still change by itself, so that its status is asked for again. */
export const isOpen = (status: ApprovalStatus): boolean => !STATUSES[status].final;

export const statusLabel = (status: ApprovalStatus): string => STATUSES[status].label;

export const statusChoices: readonly { readonly status: ApprovalStatus; readonly label: string }[] = APPROVAL_STATUSES.map((status) => ({
  status,
  label: STATUSES[status].short,
}));

export const isStatusName = (name: string): name is ApprovalStatus => APPROVAL_STATUSES.some((status) => status === name);

export function statusBadge(status: ApprovalStatus): TemplateResult {
  return html`<span class="badge ${STATUSES[status].tone}">${STATUSES[status].short}</span>`;
}

export const badgeStyles = css`
  .badge {
    display: inline-block;
    padding: 1px 8px;
    border: 1px solid currentcolor;
    border-radius: 99px;
    font-size: 12.5px;
    font-weight: 600;
    white-space: nowrap;
    color: var(--cs-muted);
  }
  .badge.good {
    color: var(--cs-good);
    background: var(--cs-good-tint);
  }
  .badge.bad {
    color: var(--cs-bad);
    background: var(--cs-bad-tint);
  }
  .badge.warn {
    color: var(--cs-warn);
    background: var(--cs-warn-tint);
  }
`;
