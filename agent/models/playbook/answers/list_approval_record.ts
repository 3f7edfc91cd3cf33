import type { ApprovalRecord } from "../../../../tools/read/list_approval_record.ts";
import { answer } from "../wording/answer.ts";
import { isPositive, paragraphs, sentences, table } from "../wording/format.ts";
import { spokenPeriod } from "../wording/spoken-period.ts";

export default answer<ApprovalRecord>((record, { slots, speech }) => {
  const { say, term, told, day } = speech;
  const { approvals, count, approvedCount, rejectedCount, waitingCount, scope, from, to, hasMore } = record;
  const asked = { scope, period: spokenPeriod(from, to, speech) };
  if (approvals.length === 0)
    return say(
      "There is no {decision, select, approved {approved } rejected {rejected } other {}}change{scope, select, own { that you asked for or decide on} other {}} on record{period}.",
      { ...asked, decision: slots["decision"] ?? "any" },
    );
  return paragraphs(
    sentences(
      say(
        "{count, plural, one {{count} change{scope, select, own { that you asked for or decide on} other {}} is} other {{count} changes{scope, select, own { that you asked for or decide on} other {}} are}} on record{period}.",
        { ...asked, count: Number(count) },
      ),
      isPositive(approvedCount) &&
        say("{count, plural, one {{count} was approved.} other {{count} were approved.}}", { count: Number(approvedCount) }),
      isPositive(rejectedCount) &&
        say("{count, plural, one {{count} was rejected.} other {{count} were rejected.}}", { count: Number(rejectedCount) }),
      isPositive(waitingCount) &&
        say("{count, plural, one {{count} waits for a decision.} other {{count} wait for a decision.}}", { count: Number(waitingCount) }),
    ),
    table(approvals, [
      { title: say("Approval"), cell: ({ approval }) => approval },
      { title: say("Change"), cell: ({ change }) => change && told(change) },
      { title: say("Asked for by"), cell: ({ requester }) => requester },
      { title: say("On"), cell: ({ requestedOn }) => day(requestedOn) },
      {
        title: say("Decided"),
        cell: ({ decisions }) =>
          decisions.map(({ by, decision, on }) => say("{decision} by {by} on {day}", { decision: term(decision), by, day: day(on) })).join("; "),
      },
      { title: say("Stands"), cell: ({ status }) => status && term(status) },
    ]),
    hasMore && speech.more,
  );
});
