import { z } from "zod";
import { addDays, dayIn } from "../../core/dates.ts";
import { today } from "../days.ts";
import { isoDay } from "../inputs.ts";
import { ownRecordOf } from "../lookup/own-record.ts";
import { readTool } from "../tool.ts";

const LIMIT = 40;
const DAYS = 30;

const DECISIONS = ["approved", "rejected", "edited"] as const;

const word = z.string().meta({ class: "open" });
const isoDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .meta({ class: "open" });
const count = z.number().int().meta({ class: "open" });

const output = z.object({
  /** The newest first. */
  approvals: z.array(
    z.object({
      /** First letters of its identifier, as the approval list shows it. */
      approval: word,
      change: word,
      useCase: word,
      status: word,
      requester: word,
      requestedOn: isoDate,
      decisions: z.array(z.object({ by: word, decision: z.enum(DECISIONS), on: isoDate })),
    }),
  ),
  count,
  approvedCount: count,
  rejectedCount: count,
  waitingCount: count,
  /** all: every approval on record; own: those that the asker asked for or decides on. */
  scope: z.enum(["all", "own"]),
  from: isoDate,
  to: isoDate,
  hasMore: z.boolean(),
});
export type ApprovalRecord = z.output<typeof output>;

const WORD_OF = { approve: "approved", reject: "rejected", edit: "edited" } as const;

export default readTool({
  name: "list_approval_record",
  description: `Who asked for which change and who approved or rejected it, with days and how it stands, between two days (the last ${DAYS} when left out). At most ${LIMIT}, the newest first; what the change holds is shown by the approval itself.`,
  models: [],
  input: z.object({
    from: isoDay("From this day").optional(),
    to: isoDay("Until this day").optional(),
    decision: z.enum(["approved", "rejected"]).optional().describe("Only those that somebody approved, or rejected"),
  }),
  output,
  async run({ from, to, decision }, context) {
    const { record, span, ...days } = ownRecordOf(context, { from: from ?? addDays(to ?? today(context), -DAYS), to });
    const { approvals, of } = await record.approvals(span, 500);
    const on = (at: Date) => dayIn(context.timeZone, at);
    const described = approvals.map((one) => ({
      approval: one.id.slice(0, 8),
      change: one.kind.replaceAll("_", " "),
      useCase: one.useCase,
      status: one.status,
      requester: one.requester,
      requestedOn: on(one.requestedAt),
      decisions: one.decisions.map(({ by, decision: made, at }) => ({ by, decision: WORD_OF[made], on: on(at) })),
    }));
    const decided = (wanted: (typeof DECISIONS)[number]) => described.filter(({ decisions }) => decisions.some((one) => one.decision === wanted));
    const shown = decision === undefined ? described : decided(decision);
    return {
      approvals: shown.slice(0, LIMIT),
      count: shown.length,
      approvedCount: decided("approved").length,
      rejectedCount: decided("rejected").length,
      waitingCount: described.filter(({ status }) => status === "pending").length,
      scope: of,
      ...days,
      hasMore: shown.length > LIMIT || approvals.length === 500,
    };
  },
});
