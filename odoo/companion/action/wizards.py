# What takes Odoo several steps: its wizards, filled in and confirmed as the caller.


def set_carrier(work, change, records, values):
    """Only carriers whose price Odoo works out itself: another one's service would be called by a preview too."""
    carrier = work["delivery.carrier"].browse(values.get("carrier_id") or 0).exists()
    if not carrier or carrier.delivery_type not in ("fixed", "base_on_rule"):
        stop("REFUSED", {"why": "carrier"})
    refuse_states(change, records, ["done", "cancel"])
    if change["model"] == "stock.picking":
        records.write({"carrier_id": carrier.id})
        return
    wizard = work["choose.delivery.carrier"].create({"order_id": records.id, "carrier_id": carrier.id})
    wizard.update_price()
    wizard.button_confirm()


def create_return(work, change, records, values):
    """A return of the named moves' quantities; the wizard proposes none by itself."""
    want_states(change, records, ["done"])
    wanted = {}
    for command in values.get("moves") or []:
        wanted[command[2].get("move_id")] = command[2].get("quantity") or 0
    wizard = work["stock.return.picking"].create({"picking_id": records.id})
    for line in wizard.product_return_moves:
        line.write({"quantity": wanted.pop(line.move_id.id, 0)})
    if wanted:
        stop("STALE", {"model": change["model"], "id": str(records.id), "field": "move_ids"})
    wizard.action_create_returns()


def draft_refund(work, change, records, values):
    """A draft credit note of a posted invoice; it is posted by people, in Odoo."""
    if records.move_type != "out_invoice":
        stop("REFUSED", {"why": "move type"})
    want_states(change, records, ["posted"])
    source = work["account.move.reversal"].with_context(active_model="account.move", active_ids=records.ids)
    source.create({"journal_id": records.journal_id.id, "date": values.get("date"), "reason": values.get("reason") or ""}).refund_moves()


def toggle_payment(change, records, release):
    if records.move_type not in ("in_invoice", "in_refund"):
        stop("REFUSED", {"why": "move type"})
    want_states(change, records, ["posted"])
    if (records.payment_state == "blocked") != release or records.payment_state in ("paid", "in_payment", "reversed"):
        stale(change, records, "payment_state")
    records.action_toggle_block_payment()


def message_partner(work, change, records, values):
    """Odoo sends it by e-mail after the commit; a preview ends by raising, so that nothing leaves."""
    partner = work["res.partner"].browse(values.get("partner_id") or 0)
    if not partner or partner.commercial_partner_id != records.partner_id.commercial_partner_id:
        stop("REFUSED", {"why": "partner"})
    records.message_post(
        body=as_html(values.get("body") or ""), body_is_html=True, subject=values.get("subject") or False, message_type="comment",
        subtype_xmlid="mail.mt_comment", partner_ids=partner.ids
    )
