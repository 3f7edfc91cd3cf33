import { z } from "zod";
import { isoDay } from "../inputs.ts";
import { ownRecordOf } from "../lookup/own-record.ts";
import type { Tally } from "../own-record.ts";
import { readTool } from "../tool.ts";

const LIMIT = 12;

const count = z.number().int().meta({ class: "open" });
const word = z.string().meta({ class: "open" });
const isoDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .meta({ class: "open" });

const output = z.object({
  from: isoDate,
  to: isoDate,
  /** Questions, however they ended, and the people who asked them. */
  questionCount: count,
  peopleCount: count,
  answeredCount: count,
  clarifyCount: count,
  refusedCount: count,
  handedOverCount: count,
  failedCount: count,
  /** Questions that ended with a change to be countersigned. */
  needsApprovalCount: count,
  proposedCount: count,
  approvedCount: count,
  rejectedCount: count,
  expiredCount: count,
  /** Changes carried out in Odoo. */
  committedCount: count,
  commitFailedCount: count,
  /** Answers withheld because a value could not be verified. */
  withheldCount: count,
  deniedCount: count,
  /** The most asked first. */
  uses: z.array(z.object({ useCase: word, questionCount: count })),
  hasMore: z.boolean(),
});
export type CopilotActivity = z.output<typeof output>;

export default readTool({
  name: "get_copilot_activity",
  description: `What Countersign did between two days (today when left out), in numbers: questions by outcome, changes proposed, approved, rejected and carried out, and the ${LIMIT} uses asked for most. Shows nobody's questions.`,
  models: [],
  input: z.object({ from: isoDay("From this day").optional(), to: isoDay("Until this day").optional() }),
  output,
  async run(asked, context) {
    const { record, span, from, to } = ownRecordOf(context, asked);
    const { tallies, people } = await record.activity(span);
    const of = (matches: (tally: Tally) => boolean) => tallies.filter(matches).reduce((sum, tally) => sum + tally.count, 0);
    const ended = (outcome: string) => of((tally) => tally.kind === "turn_ended" && tally.outcome === outcome);
    const decided = (decision: string) => of((tally) => tally.kind === "approval_decided" && tally.decision === decision);
    const happened = (...kinds: readonly string[]) => of((tally) => kinds.includes(tally.kind));
    const uses = [
      ...Map.groupBy(
        tallies.filter(({ kind, useCase }) => kind === "turn_ended" && useCase !== null),
        ({ useCase }) => useCase ?? "",
      ),
    ]
      .map(([useCase, own]) => ({ useCase, questionCount: own.reduce((sum, tally) => sum + tally.count, 0) }))
      .sort((one, other) => other.questionCount - one.questionCount || one.useCase.localeCompare(other.useCase));
    return {
      from,
      to,
      questionCount: happened("turn_ended"),
      peopleCount: people,
      answeredCount: ended("answered"),
      clarifyCount: ended("clarify"),
      refusedCount: ended("refused"),
      handedOverCount: ended("handed_over"),
      failedCount: ended("failed"),
      needsApprovalCount: ended("needs_approval"),
      proposedCount: happened("change_proposed"),
      approvedCount: decided("approve"),
      rejectedCount: decided("reject"),
      expiredCount: happened("approval_expired"),
      committedCount: happened("commit_done"),
      commitFailedCount: happened("commit_failed"),
      withheldCount: happened("answer_withheld"),
      deniedCount: happened("tool_denied", "change_denied"),
      uses: uses.slice(0, LIMIT),
      hasMore: uses.length > LIMIT,
    };
  },
});
