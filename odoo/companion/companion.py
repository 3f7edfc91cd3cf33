# Countersign companion: previews, commits and looks up countersigned changes. Installed as one server action; it runs
# as the user who calls it, within Odoo's safe_eval: no imports, no closures, no attribute assignment. Elevated rights
# are used for receipts only. KINDS and FIELDS are filled in at installation and are all that can be done and shown.
KINDS = {}
FIELDS = {}
NOISE = [
    "bus_bus", "bus_presence", "ir_sequence", "ir_sequence_date_range", "ir_model_data", "ir_logging", "ir_cron", "ir_cron_trigger",
    "mail_followers", "mail_followers_mail_message_subtype_rel", "mail_tracking_value", "mail_message_res_partner_rel",
    "mail_presence", "res_users_log", "res_device_log", "discuss_channel_member", "mail_push",
]
RECEIPT = "countersign.receipt"
RECORD = "countersign.record/"


def encode(value):
    """JSON text of plain values; Odoo gives `json` to server actions only where certain modules are installed."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, dict):
        parts = []
        for key in sorted(value):
            parts.append(encode(str(key)) + ":" + encode(value[key]))
        return "{" + ",".join(parts) + "}"
    if isinstance(value, (list, tuple)):
        parts = []
        for item in value:
            parts.append(encode(item))
        return "[" + ",".join(parts) + "]"
    text = ['"']
    for character in str(value):
        if character in '"\\':
            text.append("\\" + character)
        elif ord(character) < 32 or 0xD7FF < ord(character) < 0xE000 or ord(character) in (0x7F, 0x2028, 0x2029):
            text.append("\\u%04x" % ord(character))
        else:
            text.append(character)
    text.append('"')
    return "".join(text)


def stop(code, detail):
    """Ends the call; raising rolls back the whole transaction together with its post-commit hooks."""
    raise UserError("COUNTERSIGN_" + code + " " + encode(detail))


def is_id(value):
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def is_plain(value):
    return value is None or isinstance(value, (str, int, float, bool))


def checked_kind(change):
    """The listed kind of a change, after refusing every model, method and key that the kind does not list."""
    kind = KINDS.get(change.get("kind"))
    if not kind:
        stop("REFUSED", {"why": "kind"})
    if change.get("model") not in kind["models"] or change.get("operation") != kind["operation"] or change.get("method") != kind["method"]:
        stop("REFUSED", {"why": "model or method"})
    ids = change.get("ids")
    if not isinstance(ids, (list, tuple)) or len(ids) != (0 if kind["operation"] == "create" else 1) or not all(map(is_id, ids)):
        stop("REFUSED", {"why": "ids"})
    values = change.get("values")
    if not isinstance(values, dict) or not is_id(change.get("company")):
        stop("REFUSED", {"why": "values or company"})
    for key in values:
        if key not in kind["values"]:
            stop("REFUSED", {"why": "value", "key": str(key)})
        if key in kind["lines"]:
            check_lines(values[key], kind["lines"][key])
        elif not is_plain(values[key]):
            stop("REFUSED", {"why": "value", "key": str(key)})
    if values.get("company_id", change["company"]) != change["company"]:
        stop("REFUSED", {"why": "company"})
    return kind


def check_lines(lines, allowed):
    if not isinstance(lines, (list, tuple)):
        stop("REFUSED", {"why": "lines"})
    for line in lines:
        if not isinstance(line, (list, tuple)) or len(line) != 3 or line[0] != 0 or line[1] != 0 or not isinstance(line[2], dict):
            stop("REFUSED", {"why": "lines"})
        for key in line[2]:
            if key not in allowed or not is_plain(line[2][key]):
                stop("REFUSED", {"why": "line value", "key": str(key)})


def working_context(change, kind):
    """Only the listed context keys: Odoo's context switches audit trails off and defaults on."""
    kept = {}
    for key in kind["context"]:
        if key in env.context:
            kept[key] = env.context[key]
    kept["allowed_company_ids"] = [change["company"]]
    return kept


def as_html(text):
    escaped = str(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;").replace("'", "&#39;")
    return "<p>" + escaped.replace("\n", "<br/>") + "</p>"


def as_text(html):
    """Plain text of stored HTML, for the card."""
    text = []
    inside = False
    for character in str(html).replace("<br/>", "\n").replace("<br>", "\n").replace("</p><p>", "\n"):
        if character == "<":
            inside = True
        elif character == ">" and inside:
            inside = False
        elif not inside:
            text.append(character)
    plain = "".join(text).replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&#34;", '"').replace("&#39;", "'")
    return plain.replace("&nbsp;", " ").replace("&amp;", "&")


def raw(value):
    """A value as it is compared: the id of a many2one, Odoo's seconds of a datetime, nothing for every empty."""
    if isinstance(value, (list, tuple)) and len(value) == 2 and is_id(value[0]) and isinstance(value[1], str):
        return value[0]
    if isinstance(value, (datetime.datetime, datetime.date)):
        return str(value)[:19]
    if isinstance(value, (list, tuple)):
        return sorted(value)
    if isinstance(value, float):
        return round(value, 6)
    return None if value is False or value == "" else value


def check_before(look, change):
    """What the plan rested on must still hold in this transaction."""
    for key in change.get("before") or {}:
        expected = change["before"][key]
        records = look[change["model"]].search([("id", "=", int(key))])
        if not records:
            stop("STALE", {"model": change["model"], "id": key, "field": "id"})
        row = records.read(list(expected))[0]
        for field in expected:
            if raw(row[field]) != raw(expected[field]):
                stop("STALE", {"model": change["model"], "id": key, "field": field})
    for record in look[change["model"]].browse(change["ids"]):
        if "company_id" in record and record.company_id and record.company_id.id != change["company"]:
            stop("REFUSED", {"why": "company"})


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


def row_counts():
    """Rows inserted, updated and deleted per table since this connection last reported; only differences mean anything."""
    env.cr.execute("select relname, n_tup_ins, n_tup_upd, n_tup_del from pg_stat_xact_user_tables where schemaname = current_schema and n_tup_ins + n_tup_upd + n_tup_del > 0")
    counts = {}
    for table, inserted, updated, deleted in env.cr.fetchall():
        counts[table] = [inserted, updated, deleted]
    return counts


def touched_tables(before):
    touched = {}
    after = row_counts()
    for table in after:
        delta = []
        for position in range(3):
            delta.append(after[table][position] - before.get(table, [0, 0, 0])[position])
        if any(delta) and table not in NOISE:
            touched[table] = delta
    return touched


def logged_tables(tables):
    """Those of the tables whose rows carry id, create_date and write_date."""
    env.cr.execute(
        "select table_name from information_schema.columns where table_schema = current_schema and table_name in %s"
        " and column_name in ('id', 'create_date', 'write_date') group by table_name having count(*) = 3",
        [tuple(tables) or ("",)],
    )
    return [row[0] for row in env.cr.fetchall()]


def ids_where(cursor, table, condition, parameters):
    cursor.execute('select id from "' + table + '" where ' + condition + " order by id", parameters)
    return [row[0] for row in cursor.fetchall()]


def gone_ids(cursor, table):
    """Ids that the committed world has and this transaction deleted, found by comparing the two id sets."""
    env.cr.execute("select coalesce(range_agg(int8range(id, id, '[]')), '{}'::int8multirange)::text from \"" + table + '"')
    kept = env.cr.fetchone()[0]
    return ids_where(cursor, table, "not (%s::int8multirange @> id::bigint) and xmax::text <> '0'", [kept])


def readable(look, model, ids):
    """The records of these that the caller may read, in the order of their ids."""
    if not ids or not look[model].has_access("read"):
        return look[model]
    return look[model].search([("id", "in", ids)]).sorted("id")


def offset_from(value, now):
    """A time that lies whole days from now, as two previews of one change share it."""
    seconds = (value - now).total_seconds()
    days = int(round(seconds / 86400.0))
    if abs(seconds - days * 86400.0) > 30:
        return None
    return "now" if days == 0 else "now%+dd" % days


def shown(value, field, refs, given, now):
    """A value in the effect's normal form; with `now` times derived from it become offsets."""
    if value is None or (value is False and field["type"] != "boolean"):
        return None
    if field["type"] == "many2one":
        ref = refs.get(field["relation"].replace(".", "_"), {}).get(value[0])
        return {"ref": ref} if ref else {"id": value[0], "name": value[1]}
    if field["type"] == "datetime":
        text = str(value)[:19]
        return (None if not now or text in given else offset_from(value, now)) or text
    if field["type"] == "date":
        return str(value)[:10]
    if field["type"] == "monetary":
        return "%.2f" % value
    if field["type"] == "float":
        return round(value, 6)
    if field["type"] == "html":
        return as_text(value)
    return value


def whole_effect(work, look, old, change, counts_before, records):
    """All that the transaction did, in normal form. `old` reads the committed world over a cursor of its own."""
    now = env.cr.now()
    given = [str(value) for value in change["values"].values()]
    touched = touched_tables(counts_before)
    logged = logged_tables(touched)
    models = {}
    for name in FIELDS:
        if name in env:
            models[name.replace(".", "_")] = name
    inserted, updated, refs = {}, {}, {}
    for table in logged:
        inserted[table] = ids_where(env.cr, table, "create_date = %s and write_date = %s", [now, now])
        updated[table] = ids_where(env.cr, table, "write_date = %s and create_date is distinct from %s", [now, now])
        refs[table] = {}
        for position, identifier in enumerate(inserted[table]):
            refs[table][identifier] = "%s#%d" % (models.get(table, table), position + 1)
    effect = {"created": [], "changed": [], "deleted": [], "other": {}}
    for table in sorted(touched):
        if table not in logged:
            effect["other"][table] = "%d/%d/%d" % tuple(touched[table])
            continue
        rest = [inserted[table], updated[table], gone_ids(old.cr, table) if touched[table][2] else []]
        if table in models:
            model = models[table]
            fields = look[model].fields_get(list(FIELDS[model]), ["type", "relation"])
            names = [name for name in FIELDS[model] if name in fields]
            rest = list_records(effect, look, old, change, model, names, fields, rest, refs, given, now)
        if any(rest):
            effect["other"][table] = "%d/%d/%d" % (len(rest[0]), len(rest[1]), len(rest[2]))
    company = work["res.company"].browse(change["company"])
    effect["amount"] = "%.2f" % amount_of(look, change, company, records)
    effect["currency"] = company.currency_id.name
    effect["warnings"] = warnings_of(look, change, records, effect)
    return effect


def list_records(effect, look, old, change, model, names, fields, rest, refs, given, now):
    """Adds a model's records to the effect; returns the ids that it could not show, which are counted instead."""
    created, changed, deleted = rest
    stamps = KINDS[change["kind"]].get("stamps", {}).get(model, [])
    listed = []
    for row in readable(look, model, created).read(names):
        listed.append(row["id"])
        if model == "mail.message" and row.get("message_type") != "comment":
            continue
        after = {}
        for name in names:
            value = shown(row[name], fields[name], refs, given, now)
            if value is not None:
                after[name] = value
        effect["created"].append({"model": model, "ref": refs[model.replace(".", "_")][row["id"]], "after": after})
    earlier = {}
    for row in readable(old, model, changed + deleted).read(names + ["display_name"]):
        earlier[row["id"]] = row
    for row in readable(look, model, changed).read(names):
        past = earlier.get(row["id"])
        before, after = {}, {}
        for name in names:
            if past and (raw(past[name]) != raw(row[name]) or name in stamps):
                before[name] = shown(past[name], fields[name], refs, given, None)
                after[name] = shown(row[name], fields[name], refs, given, now)
        if after:
            listed.append(row["id"])
            effect["changed"].append({"model": model, "ref": str(row["id"]), "label": past["display_name"] or "", "before": before, "after": after})
    for identifier in deleted:
        if identifier in earlier:
            listed.append(identifier)
            before = {}
            for name in names:
                before[name] = shown(earlier[identifier][name], fields[name], refs, given, None)
            effect["deleted"].append({"model": model, "ref": str(identifier), "label": earlier[identifier]["display_name"] or "", "before": before})
    unseen = []
    for ids in rest:
        unseen.append([identifier for identifier in ids if identifier not in listed] if listed else ids)
    return unseen


def in_company_money(value, currency, company):
    if not currency or currency == company.currency_id:
        return value
    return currency._convert(value, company.currency_id, company, datetime.date.today())


def amount_of(look, change, company, records):
    """Untaxed open value that the change touches, in the company's currency."""
    records = look[change["model"]].browse(records.ids)
    if change["method"] in ("message_post", "activity_schedule"):
        return 0.0
    total = 0.0
    for record in records:
        if change["model"] in ("sale.order", "purchase.order"):
            total += in_company_money(record.amount_untaxed, record.currency_id, company)
        elif change["model"] == "stock.picking":
            for move in record.move_ids:
                total += open_value(move, company)
    return abs(total)


def open_value(move, company):
    """What a move still has to deliver or receive, at the price of its order line."""
    if move.state in ("done", "cancel"):
        return 0.0
    if "sale_line_id" in move and move.sale_line_id:
        line = move.sale_line_id
        ordered = line.product_uom_qty
    elif "purchase_line_id" in move and move.purchase_line_id:
        line = move.purchase_line_id
        ordered = line.product_qty
    else:
        return 0.0
    if not ordered:
        return 0.0
    quantity = move.product_uom._compute_quantity(move.product_uom_qty, line.product_uom_id, round=False)
    return in_company_money(line.price_subtotal / ordered * quantity, line.currency_id, company)


def warnings_of(look, change, records, effect):
    """What an approver should know beyond the records, in fixed sentences without values."""
    records = look[change["model"]].browse(records.ids)
    found = []
    for record in records:
        if change["model"] == "sale.order" and change["method"] != "message_post":
            if "partner_credit_warning" in record and record.partner_credit_warning:
                found.append("Odoo warns that the customer is over the credit limit.")
        if change["method"] == "button_confirm" and record.state == "to approve":
            found.append("Odoo keeps this order waiting for an approval of its own.")
        if change["kind"] == "reschedule_delivery" and record.date_deadline and record.scheduled_date > record.date_deadline:
            found.append("The new date is later than the date promised to the customer.")
    if effect["other"].get("mail_mail"):
        found.append("Odoo sends e-mail.")
    return sorted(set(found))


def perform(change, kind):
    """Acts, and returns what that did; what becomes of it is the caller's decision."""
    context = working_context(change, kind)
    work = env(context=context)
    seeing = dict(context, active_test=False)
    look = env(context=seeing)
    check_before(look, change)
    env.flush_all()
    counts_before = row_counts()
    records = act(work, change, kind)
    env.flush_all()
    cursor = env.registry.cursor()
    try:
        effect = whole_effect(work, look, env(cr=cursor, context=seeing), change, counts_before, records)
    finally:
        cursor.close()
    return work, records, effect


def difference(approved, actual):
    for part in actual:
        if approved.get(part) != actual[part]:
            return part
    return None


def listed(values):
    """Tuples and read-only mappings as what JSON knows, so that the two effects compare."""
    if isinstance(values, dict):
        plain = {}
        for key in values:
            plain[key] = listed(values[key])
        return plain
    if isinstance(values, (list, tuple)):
        return [listed(value) for value in values]
    return values


def commit_id_of(order):
    name = order.get("commit_id")
    if not isinstance(name, str) or len(name) != 64 or not all(map("0123456789abcdef".count, name)):
        stop("REFUSED", {"why": "commit id"})
    return name


def write_receipt(name, model, identifier):
    """Elevated on purpose: ordinary users neither write nor read these rows. The name is unique in the database."""
    env.cr.execute(
        "insert into ir_model_data (module, name, model, res_id, noupdate, create_uid, write_uid, create_date, write_date)"
        " values ('countersign', %s, %s, %s, true, %s, %s, %s, %s) on conflict (module, name) do nothing returning id",
        [name, model, identifier, env.uid, env.uid, env.cr.now(), env.cr.now()],
    )
    return env.cr.fetchone()


def receipt_of(name):
    """The receipt with the records as they are now, or None when nothing was committed under this id."""
    env.cr.execute("select create_date from ir_model_data where module = 'countersign' and name = %s and model = %s", [name, RECEIPT])
    found = env.cr.fetchone()
    if not found:
        return None
    env.cr.execute("select model, res_id from ir_model_data where module = 'countersign' and name like %s and model like %s order by id", [name + ".%", RECORD + "%"])
    rows = env.cr.fetchall()
    model = rows[0][0][len(RECORD):]
    ids = [row[1] for row in rows]
    look = env(context={"active_test": False})
    fields = look[model].fields_get(list(FIELDS.get(model, ["display_name"])), ["type", "relation"])
    read_back = {}
    for row in readable(look, model, ids).read(list(fields)):
        values = {}
        for name_of_field in fields:
            values[name_of_field] = shown(row[name_of_field], fields[name_of_field], {}, [], None)
        read_back[str(row["id"])] = values
    return {"commitId": name, "model": model, "ids": ids, "at": str(found[0])[:19].replace(" ", "T") + "Z", "readBack": read_back}


def preview(order):
    change = order["change"]
    work, records, effect = perform(change, checked_kind(change))
    stop("PREVIEW", effect)


def commit(order):
    name = commit_id_of(order)
    earlier = receipt_of(name)
    if earlier:
        return {"receipt": earlier}
    change = order["change"]
    kind = checked_kind(change)
    if not write_receipt(name, RECEIPT, env.uid):
        return {"receipt": receipt_of(name)}
    work, records, effect = perform(change, kind)
    changed_part = difference(listed(order["effect"]), listed(effect))
    if changed_part:
        stop("STALE", {"effect": changed_part, "now": effect.get(changed_part)})
    for position, record in enumerate(records):
        write_receipt("%s.%d" % (name, position + 1), RECORD + change["model"], record.id)
        if order.get("note"):
            post_note(record, order["note"])
    env.flush_all()
    return {"receipt": receipt_of(name)}


order = env.context.get("cs") or {}
if order.get("op") == "preview":
    preview(order)
elif order.get("op") == "commit":
    action = commit(order)
elif order.get("op") == "receipt":
    action = {"receipt": receipt_of(commit_id_of(order))}
else:
    stop("REFUSED", {"why": "op"})
