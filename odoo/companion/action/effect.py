# All that a change did, in the normal form that two runs of it share.


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


def times_held(old, change, now):
    """Times that the records and their lines held before: what repeats one of them was not derived from now, unless the two can't be told apart."""
    times = []
    records = readable(old, change["model"], change["ids"])
    parts = [records]
    if records.fields_get(["order_line"], ["type"]):
        parts.append(records.order_line)
    for part in parts:
        fields = part.fields_get(None, ["type", "store"])
        names = [name for name in sorted(fields) if fields[name]["type"] == "datetime" and fields[name]["store"]]
        for row in part.read(names):
            for name in names:
                if row[name] and 2 <= (row[name] - now).total_seconds() % 86400 <= 86398:
                    times.append(str(row[name])[:19])
    return times


def whole_effect(work, look, old, change, counts_before, records):
    """All that the transaction did, in normal form. `old` reads the committed world over a cursor of its own."""
    now = env.cr.now()
    given = [str(value) for value in change["values"].values()] + times_held(old, change, now)
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
            names = sorted(fields)
            rest = list_records(effect, look, old, change, model, names, fields, rest, refs, given, now)
        if any(rest):
            effect["other"][table] = "%d/%d/%d" % (len(rest[0]), len(rest[1]), len(rest[2]))
    company = work["res.company"].browse(change["company"])
    effect["amount"] = "%.2f" % amount_of(look, change, company, records, effect)
    effect["currency"] = company.currency_id.name
    effect["warnings"] = warnings_of(look, change, records, effect)
    return effect


def label_of(model, row):
    """A line is called by its product: what Odoo calls it is its description, which holds what was typed there and notes of the product."""
    if model.endswith(".line"):
        return row["product_id"][1] if row.get("product_id") else ""
    return row["display_name"] or ""


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
            effect["changed"].append({"model": model, "ref": str(row["id"]), "label": label_of(model, past), "before": before, "after": after})
    for identifier in deleted:
        if identifier in earlier:
            listed.append(identifier)
            before = {}
            for name in names:
                before[name] = shown(earlier[identifier][name], fields[name], refs, given, None)
            effect["deleted"].append({"model": model, "ref": str(identifier), "label": label_of(model, earlier[identifier]), "before": before})
    unseen = []
    for ids in rest:
        unseen.append(sorted(set(ids).difference(listed)))
    return unseen
