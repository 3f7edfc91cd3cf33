import type { ReplyDraft } from "../../../../tools/read/draft_reply.ts";
import { answer } from "../wording/answer.ts";
import { paragraphs } from "../wording/format.ts";

export default answer<ReplyDraft>(({ order }) =>
  paragraphs(
    "Here is a draft; nothing was sent.",
    order.subject && `Subject: ${order.subject}`,
    order.greeting,
    ...order.body,
    order.closing,
    order.about === "late" && !order.planned && "Before you send it: Odoo holds no delivery day that is still ahead, so the draft names none.",
  ),
);
