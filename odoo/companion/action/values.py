# Values as text: JSON, HTML, and the forms in which they are compared.


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
