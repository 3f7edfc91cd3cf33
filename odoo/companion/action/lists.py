# Countersign companion: previews, commits and looks up countersigned changes. Installed as one server action; it runs
# as the user who calls it, within Odoo's safe_eval: no imports, no closures, no attribute assignment. Elevated rights
# are used for receipts only. KINDS and FIELDS are filled in at installation and are all that can be done and shown.
KINDS = {}
FIELDS = {}
NOISE = [
    "bus_bus", "bus_presence", "ir_sequence", "ir_sequence_date_range", "ir_model_data", "ir_logging", "ir_cron", "ir_cron_trigger",
    "mail_followers", "mail_followers_mail_message_subtype_rel", "mail_tracking_value", "mail_message_res_partner_rel",
    "stock_return_picking", "stock_return_picking_line", "choose_delivery_carrier", "account_move_reversal", "account_move_reversal_move",
    "account_move_reversal_new_move", "mail_presence", "res_users_log", "res_device_log", "discuss_channel_member", "mail_push",
]
RECEIPT = "countersign.receipt"
RECORD = "countersign.record/"
