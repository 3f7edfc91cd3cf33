import type { Json } from "../../../core/json.ts";
import { recordNamed } from "../base/load.ts";
import type { Env } from "../engine/env.ts";
import { create } from "../engine/mutate.ts";
import { displayName, type Rec } from "../engine/record.ts";
import { rowOf } from "../engine/world.ts";

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&#34;").replaceAll("'", "&#39;");

export interface Post {
  readonly body: Json;
  readonly isHtml?: boolean;
  readonly type?: string;
  readonly subtype?: string;
  readonly subject?: Json;
  readonly author?: number;
}

/** Adds a message to a record's chatter; plain text is escaped and put into a paragraph. */
export function post(
  env: Env,
  model: string,
  id: number,
  { body, isHtml = false, type = "notification", subtype = "mail.mt_note", subject = false, author }: Post,
): Rec {
  const partner = author ?? Number(rowOf(env.world, "res.users", env.uid)?.["partner_id"] ?? 0);
  const text = typeof body === "string" ? body : "";
  const email = rowOf(env.world, "res.partner", partner)?.["email"];
  return create(env, "mail.message", {
    model,
    res_id: id,
    body: text === "" ? false : isHtml ? text : `<p>${escaped(text).replaceAll("\n", "<br>")}</p>`,
    subject,
    message_type: type,
    subtype_id: recordNamed(env.world, subtype) || false,
    author_id: partner || false,
    email_from: typeof email === "string" ? `"${displayName(env, "res.partner", partner)}" <${email}>` : false,
    date: env.now,
  });
}

/** A note that Odoo itself leaves; quiet contexts leave none. */
export function postSystemNote(rec: Rec, body: string): void {
  post(rec.env, rec.model, rec.id, { body, isHtml: true });
}

/** The note of a new document, unless the context asks for silence. */
export function logCreation(rec: Rec, text: string): void {
  const { context } = rec.env;
  if (context["mail_create_nolog"] === true || context["tracking_disable"] === true) return;
  postSystemNote(rec, `<p>${text}</p>`);
}
