# The three things that can be asked of the companion.


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
        if order.get("note") and noted(record):
            post_note(noted(record), order["note"])
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
