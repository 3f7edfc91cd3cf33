# Receipts: the only rows that are written and read with elevated rights.


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
