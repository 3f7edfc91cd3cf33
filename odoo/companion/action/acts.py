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
        write_values(change, records, values)
    elif method == "action_confirm":
        records.action_confirm()
    elif method == "action_cancel":
        refuse_states(change, records, ["cancel"])
        records.action_cancel()
    elif method == "button_confirm":
        want_states(change, records, ["draft", "sent"])
        records.button_confirm()
    elif method == "action_replenish":
        records.action_replenish()
    elif method == "set_carrier":
        set_carrier(work, change, records, values)
    elif method == "action_create_returns":
        create_return(work, change, records, values)
    elif method == "refund_moves":
        draft_refund(work, change, records, values)
    elif method in ("hold_payment", "release_payment"):
        toggle_payment(change, records, method == "release_payment")
    elif method == "message_post":
        post_note(records, values.get("body") or "")
    elif method == "message_customer":
        message_partner(work, change, records, values)
    elif method == "activity_schedule":
        records.activity_schedule(
            "mail.mail_activity_data_todo", date_deadline=values.get("date_deadline"), summary=values.get("summary") or "",
            note=values.get("note") or "", user_id=values.get("user_id") or env.uid
        )
    else:
        stop("REFUSED", {"why": "method"})
    return records


def stale(change, records, field):
    stop("STALE", {"model": change["model"], "id": str(records.id), "field": field})


def refuse_states(change, records, states):
    if records.state in states:
        stale(change, records, "state")


def want_states(change, records, states):
    if records.state not in states:
        stale(change, records, "state")


def write_values(change, records, values):
    """Writes fields, each only while its record is still open to it."""
    model = change["model"]
    if model == "stock.picking":
        refuse_states(change, records, ["done", "cancel"])
    if model == "sale.order":
        refuse_states(change, records, ["cancel"])
    if model == "sale.order.line":
        want_states(change, records, ["draft", "sent"])
    if model == "purchase.order":
        refuse_states(change, records, ["done", "cancel"])
        open_lines = records.order_line.browse([line.id for line in records.order_line if not line.display_type and line.qty_received < line.product_qty])
        if not open_lines:
            stale(change, records, "receipt_status")
        open_lines.write(values)
    else:
        records.write(values)


def post_note(records, text):
    records.message_post(body=as_html(text), body_is_html=True, message_type="comment", subtype_xmlid="mail.mt_note")


def noted(record):
    """Where the note of a commit goes: to the record, or to the order that it is a line of; a reorder rule has no chatter."""
    if "message_ids" in record:
        return record
    return record.order_id if "order_id" in record else None
