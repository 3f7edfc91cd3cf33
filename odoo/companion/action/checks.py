# What may be asked for at all: the listed kinds, and a world that is still as it was planned on.


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


def shown_now(value):
    """A value of `read` as the approver is told of it: a record by its name."""
    if isinstance(value, (list, tuple)) and len(value) == 2 and is_id(value[0]):
        return str(value[1])
    return raw(value)


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
                stop("STALE", {"model": change["model"], "id": key, "field": field, "now": shown_now(row[field])})
    for record in look[change["model"]].browse(change["ids"]):
        if "company_id" in record and record.company_id and record.company_id.id != change["company"]:
            stop("REFUSED", {"why": "company"})
