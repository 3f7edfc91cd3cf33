# What a change is worth, and what its approver should know.


def in_company_money(value, currency, company):
    if not currency or currency == company.currency_id:
        return value
    return currency._convert(value, company.currency_id, company, datetime.date.today())


def amount_of(look, change, company, records, effect):
    """Untaxed open value that the change touches, in the company's currency."""
    records = look[change["model"]].browse(records.ids)
    if change["method"] in ("message_post", "activity_schedule", "message_customer"):
        return 0.0
    total = 0.0
    for record in records:
        if change["method"] == "action_create_returns":
            total += returned_value(look, change, company)
        elif change["method"] == "action_replenish":
            total += replenished_value(look, record, company, effect)
        elif change["model"] in ("sale.order", "purchase.order"):
            total += in_company_money(record.amount_untaxed, record.currency_id, company)
        elif change["model"] == "sale.order.line":
            total += in_company_money(record.order_id.amount_untaxed, record.currency_id, company)
        elif change["model"] == "stock.picking":
            for move in record.move_ids:
                total += open_value(move, company)
        elif change["model"] == "account.move":
            total += in_company_money(invoice_value(record, change), record.currency_id, company)
    return abs(total)


def invoice_value(record, change):
    """The whole invoice when it is credited, else what is left to pay of it."""
    if change["method"] == "refund_moves" or not record.amount_total:
        return record.amount_untaxed
    return record.amount_untaxed * record.amount_residual / record.amount_total


def returned_value(look, change, company):
    """What the returned quantities were sold for, or bought."""
    total = 0.0
    for command in change["values"].get("moves") or []:
        move = look["stock.move"].browse(command[2].get("move_id") or 0)
        total += value_of(move, command[2].get("quantity") or 0, company)
    return total


def replenished_value(look, rule, company, effect):
    """The draft purchase lines of the product that this transaction made or changed; one that can't be seen can't be judged."""
    if "purchase_order_line" in effect["other"] or "stock_move" in effect["other"]:
        stop("REFUSED", {"why": "amount"})
    total = 0.0
    for line in look["purchase.order.line"].search([("product_id", "=", rule.product_id.id), ("state", "in", ["draft", "sent", "to approve"])]):
        if line.write_date == env.cr.now():
            total += in_company_money(line.price_subtotal, line.currency_id, company)
    return total


def open_value(move, company):
    """What a move still has to deliver or receive, at the price of its order line."""
    if move.state in ("done", "cancel"):
        return 0.0
    return value_of(move, move.product_uom_qty, company)


def value_of(move, quantity, company):
    """A quantity of a move, in the move's unit, at the price of its order line."""
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
    quantity = move.product_uom._compute_quantity(quantity, line.product_uom_id, round=False)
    return in_company_money(line.price_subtotal / ordered * quantity, line.currency_id, company)


def warnings_of(look, change, records, effect):
    """What an approver should know beyond the records, in fixed sentences without values."""
    records = look[change["model"]].browse(records.ids)
    found = []
    for record in records:
        if change["model"] == "sale.order" and change["method"] not in ("message_post", "message_customer", "activity_schedule", "action_cancel"):
            if "partner_credit_warning" in record and record.partner_credit_warning:
                found.append("Odoo warns that the customer is over the credit limit.")
        if change["method"] == "button_confirm" and record.state == "to approve":
            found.append("Odoo keeps this order waiting for an approval of its own.")
        if change["kind"] == "reschedule_delivery" and record.date_deadline and record.scheduled_date > record.date_deadline:
            found.append("The new date is later than the date promised to the customer.")
        if change["kind"] == "change_promise_date":
            for picking in record.picking_ids:
                if picking.state not in ("done", "cancel") and record.commitment_date and picking.scheduled_date > record.commitment_date:
                    found.append("A delivery is planned for later than this promise.")
        if change["method"] == "action_cancel":
            for picking in record.picking_ids:
                if picking.state == "done":
                    found.append("Part of this order has been delivered; that is not undone.")
        if change["method"] == "action_create_returns":
            for other in record.return_ids:
                if other.state != "cancel" and other.create_date != env.cr.now():
                    found.append("This delivery has been returned before, in whole or in part.")
    if effect["other"].get("mail_mail") or change["method"] == "message_customer":
        found.append("Odoo sends e-mail.")
    return sorted(set(found))
