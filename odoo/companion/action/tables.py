# Which rows this transaction touched, as PostgreSQL knows it.


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
