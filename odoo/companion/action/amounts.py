# What a change is worth, and what its approver should know.


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
