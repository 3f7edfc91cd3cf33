import type { ApprovalRecord } from "../../../../tools/read/list_approval_record.ts";
import { answer } from "../wording/answer.ts";
import { day, isPositive, MORE, paragraphs, sentences, table } from "../wording/format.ts";

export default answer<ApprovalRecord>((record, { slots }) => {
  const { approvals, count, approvedCount, rejectedCount, waitingCount, scope, from, to, hasMore } = record;
  const period = from === to ? ` on ${day(to)}` : ` from ${day(from)} to ${day(to)}`;
  const whose = scope === "own" ? " that you asked for or decide on" : "";
  if (approvals.length === 0) return `There is no ${slots["decision"] ? `${slots["decision"]} ` : ""}change${whose} on record${period}.`;
  return paragraphs(
    sentences(
      Number(count) === 1 ? `1 change${whose} is on record${period}.` : `${count} changes${whose} are on record${period}.`,
      isPositive(approvedCount) && `${approvedCount} ${Number(approvedCount) === 1 ? "was" : "were"} approved.`,
      isPositive(rejectedCount) && `${rejectedCount} ${Number(rejectedCount) === 1 ? "was" : "were"} rejected.`,
      isPositive(waitingCount) && `${waitingCount} ${Number(waitingCount) === 1 ? "waits" : "wait"} for a decision.`,
    ),
    table(approvals, [
      { title: "Approval", cell: ({ approval }) => approval },
      { title: "Change", cell: ({ change }) => change },
      { title: "Asked for by", cell: ({ requester }) => requester },
      { title: "On", cell: ({ requestedOn }) => day(requestedOn) },
      { title: "Decided", cell: ({ decisions }) => decisions.map(({ by, decision, on }) => `${decision} by ${by} on ${day(on)}`).join("; ") },
      { title: "Stands", cell: ({ status }) => status },
    ]),
    hasMore && MORE,
  );
});
