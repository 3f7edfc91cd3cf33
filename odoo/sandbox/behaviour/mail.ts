import type { Json } from "../../../core/json.ts";
import { recordNamed } from "../base/load.ts";
import { checkModel } from "../engine/access.ts";
import type { Behaviour, Compute, Method } from "../engine/behaviour.ts";
import { type Env, sudo, today } from "../engine/env.ts";
import { assign, createRecord, missingRecord } from "../engine/mutate.ts";
import { displayName, type Rec, record, records } from "../engine/record.ts";
import { checkRecords } from "../engine/record-access.ts";
import { addDays, localDay } from "../engine/time.ts";
import { rowOf, table } from "../engine/world.ts";
import { valueError } from "../errors.ts";
import { post } from "../flows/notes.ts";

function stateOf(rec: Rec): string {
  if (!rec.bool("active")) return "done";
  const day = localDay(rec.env);
  return rec.str("date_deadline") === day ? "today" : rec.str("date_deadline") < day ? "overdue" : "planned";
}

const modelId = (env: Env, model: string) => [...table(env.world, "ir.model").rows.values()].find((row) => row["model"] === model)?.id ?? false;

export const mailMessage: Behaviour = {
  model: "mail.message",
  recName: "record_name",
  indexes: ["res_id"],
  defaults: {
    date: (env) => env.now,
    message_type: () => "comment",
    author_id: (env) => Number(rowOf(env.world, "res.users", env.uid)?.["partner_id"] ?? 0) || false,
  },
  computes: [
    {
      fields: ["record_name"],
      compute: (rec) => ({ record_name: rec.str("model") && rec.num("res_id") ? displayName(rec.env, rec.str("model"), rec.num("res_id")) : false }),
    },
    { fields: ["preview"], compute: (rec) => ({ preview: plain(rec.str("body")).slice(0, 190) }) },
  ],
};

const plain = (body: string) =>
  body
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .replaceAll("&amp;", "&")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .trim();

export const mailActivity: Behaviour = {
  model: "mail.activity",
  recName: "summary",
  indexes: ["res_id"],
  displayName: (rec) => rec.str("summary") || rec.to("activity_type_id")?.str("name") || "",
  defaults: {
    active: () => true,
    user_id: (env) => env.uid,
    activity_type_id: (env) => recordNamed(env.world, "mail.mail_activity_data_todo") || false,
  },
  prepareCreate(env, vals) {
    const model = vals["res_model"] ?? rowOf(env.world, "ir.model", Number(vals["res_model_id"] ?? 0))?.["model"];
    const type = record(sudo(env), "mail.activity.type", Number(vals["activity_type_id"] || 0));
    const days = type.num("delay_count") * (type.str("delay_unit") === "weeks" ? 7 : 1);
    return {
      date_deadline: addDays(today(env), days),
      summary: type.str("summary") || false,
      note: type.str("default_note") || false,
      ...vals,
      res_model: String(model ?? ""),
      res_model_id: modelId(env, String(model ?? "")),
    };
  },
  computes: [
    {
      fields: ["res_name"],
      depends: ["res_id"],
      compute: (rec) => ({
        res_name: rec.str("res_model") && rec.num("res_id") ? displayName(rec.env, rec.str("res_model"), rec.num("res_id")) : false,
      }),
    },
    { fields: ["date_done"], depends: ["active"], compute: (rec) => ({ date_done: rec.bool("active") ? false : today(rec.env) }) },
    { fields: ["state"], compute: (rec) => ({ state: stateOf(rec) }) },
    { fields: ["can_write"], compute: () => ({ can_write: true }) },
  ],
  methods: {
    action_feedback: {
      on: "records",
      params: ["feedback?", "attachment_ids?"],
      run: (env, ids, { feedback }) => finish(sudo(env), records(sudo(env), "mail.activity", ids), feedback ?? false),
    },
    action_done: { on: "records", params: [], run: (env, ids) => finish(sudo(env), records(sudo(env), "mail.activity", ids), false) },
  },
};

/** Closes activities with a message on their document. */
function finish(env: Env, activities: readonly Rec[], feedback: Json): Json {
  let last: Json = false;
  for (const activity of activities) {
    const type = activity.to("activity_type_id")?.str("name") ?? "";
    const body = `<p><span>${type}</span> done${activity.str("summary") ? `: <span>${activity.str("summary")}</span>` : ""}</p>${typeof feedback === "string" && feedback ? `<p>${feedback}</p>` : ""}`;
    if (activity.str("res_model"))
      last = post(env, activity.str("res_model"), activity.num("res_id"), { body, isHtml: true, subtype: "mail.mt_activities" }).id;
    assign(activity, { active: false, feedback });
  }
  return last;
}

const activitiesOf = (rec: Rec) => rec.all("activity_ids");
const urgency = ["overdue", "today", "planned"];

const chatterComputes: readonly Compute[] = [
  {
    fields: ["activity_state"],
    compute: (rec) => ({ activity_state: urgency.find((state) => activitiesOf(rec).some((one) => one.str("state") === state)) ?? false }),
  },
  {
    fields: ["activity_date_deadline"],
    compute: (rec) => ({
      activity_date_deadline:
        activitiesOf(rec)
          .map((one) => one.str("date_deadline"))
          .toSorted()[0] ?? false,
    }),
  },
  { fields: ["activity_user_id"], compute: (rec) => ({ activity_user_id: activitiesOf(rec)[0]?.ref("user_id") ?? false }) },
];

/** On these a reader may leave a message; elsewhere it takes the right to write. */
const READERS_MAY_POST: ReadonlySet<string> = new Set(["account.move"]);

function messagePost(model: string): Method {
  return {
    on: "records",
    params: [
      "body?",
      "subject?",
      "message_type?",
      "email_from?",
      "author_id?",
      "parent_id?",
      "subtype_xmlid?",
      "subtype_id?",
      "partner_ids?",
      "body_is_html?",
      "attachments?",
      "attachment_ids?",
    ],
    needs: null,
    run(env, ids, params) {
      const [id] = ids;
      if (id === undefined || ids.length !== 1) throw valueError(`Expected singleton: ${model}(${ids.join(", ")})`);
      if (!rowOf(env.world, model, id)) throw missingRecord(model, id, env);
      const needs = READERS_MAY_POST.has(model) ? "read" : "write";
      checkModel(env, model, needs);
      checkRecords(env, model, [id], needs);
      const message = post(sudo(env), model, id, {
        body: params["body"] ?? "",
        isHtml: params["body_is_html"] === true,
        type: typeof params["message_type"] === "string" ? params["message_type"] : "notification",
        subtype: typeof params["subtype_xmlid"] === "string" ? params["subtype_xmlid"] : "mail.mt_note",
        subject: params["subject"] ?? false,
        ...(typeof params["author_id"] === "number" ? { author: params["author_id"] } : {}),
      });
      return [message.id];
    },
  };
}

const ACTIVITY_VALUES: ReadonlySet<string> = new Set(["user_id", "activity_type_id", "automated"]);

function activitySchedule(model: string): Method {
  return {
    on: "records",
    params: ["act_type_xmlid?", "date_deadline?", "summary?", "note?", "**"],
    needs: "read",
    run(env, ids, { act_type_xmlid = "", date_deadline, summary = "", note = "", ...more }) {
      const extra = Object.keys(more).find((name) => !ACTIVITY_VALUES.has(name));
      if (extra !== undefined) throw valueError(`Invalid field '${extra}' in 'mail.activity'`);
      const type = typeof act_type_xmlid === "string" && act_type_xmlid !== "" ? recordNamed(env.world, act_type_xmlid) : 0;
      const user_id = record(sudo(env), "mail.activity.type", type).ref("default_user_id") || false;
      return ids.map((id) =>
        createRecord(env, "mail.activity", {
          res_model: model,
          res_id: id,
          ...(type ? { activity_type_id: type } : {}),
          ...(date_deadline ? { date_deadline } : {}),
          ...(summary ? { summary } : {}),
          ...(note ? { note } : {}),
          user_id,
          ...more,
        }),
      );
    },
  };
}

/** Chatter and activities on one model of documents. */
export const chatter = (model: string, withActivities = true): Behaviour => ({
  model,
  computes: withActivities ? chatterComputes : [],
  methods: { message_post: messagePost(model), ...(withActivities ? { activity_schedule: activitySchedule(model) } : {}) },
});

export const mailActivityType: Behaviour = {
  model: "mail.activity.type",
  defaults: { active: () => true, sequence: () => 10, category: () => "default", chaining_type: () => "suggest" },
};
