# The only place that changes business records, always as the caller.


def act(work, change, kind):
    """Carries out the change as the caller; every method that can be called is named here."""
    records = work[change["model"]].browse(change["ids"])
    values = dict(change["values"])
    method = kind["method"]
    if kind["operation"] == "create":
        values["company_id"] = change["company"]
        return records.create(values)
    if method == "write":
        if change["model"] == "stock.picking" and records.state in ("done", "cancel"):
            stop("STALE", {"model": change["model"], "id": str(records.id), "field": "state"})
        records.write(values)
    elif method == "action_confirm":
        records.action_confirm()
    elif method == "button_confirm":
        if records.state not in ("draft", "sent"):
            stop("STALE", {"model": change["model"], "id": str(records.id), "field": "state"})
        records.button_confirm()
    elif method == "message_post":
        post_note(records, values.get("body") or "")
    elif method == "activity_schedule":
        records.activity_schedule(
            "mail.mail_activity_data_todo", date_deadline=values.get("date_deadline"), summary=values.get("summary") or "",
            note=values.get("note") or "", user_id=values.get("user_id") or env.uid
        )
    else:
        stop("REFUSED", {"why": "method"})
    return records


def post_note(records, text):
    records.message_post(body=as_html(text), body_is_html=True, message_type="comment", subtype_xmlid="mail.mt_note")
