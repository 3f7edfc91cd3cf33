import type { ReplyDraft } from "../../../../tools/read/draft_reply.ts";
import { answer } from "../wording/answer.ts";
import { paragraphs } from "../wording/format.ts";

/** The draft itself stays in the approved template's words. */
export default answer<ReplyDraft>(({ order }, { speech: { say } }) =>
  paragraphs(
    say("Here is a draft; nothing was sent."),
    order.subject && say("Subject: {subject}", { subject: order.subject }),
    order.greeting,
    ...order.body,
    order.closing,
    order.about === "late" && !order.planned && say("Before you send it: Odoo holds no delivery day that is still ahead, so the draft names none."),
  ),
);
