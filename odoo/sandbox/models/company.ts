import {
  boolean,
  char,
  date,
  float,
  html,
  integer,
  many2many,
  many2one,
  many2one_reference,
  model,
  monetary,
  one2many,
  selection,
  text,
} from "../engine/field.ts";

export const resCompany = model({
  name: "res.company",
  label: "Companies",
  order: "sequence, name",
  fields: {
    name: char("Company Name", { required: true, related: "partner_id.name" }),
    partner_id: many2one("Partner", "res.partner", { required: true }),
    currency_id: many2one("Currency", "res.currency", { required: true }),
    parent_id: many2one("Parent Company", "res.company"),
    child_ids: one2many("Branches", "res.company", { inverse: "parent_id" }),
    sequence: integer("Sequence"),
    active: boolean("Active"),
    country_id: many2one("Country", "res.country", { store: false, related: "partner_id.country_id" }),
    street: char("Street", { store: false, related: "partner_id.street" }),
    street2: char("Street2", { store: false, related: "partner_id.street2" }),
    city: char("City", { store: false, related: "partner_id.city" }),
    zip: char("Zip", { store: false, related: "partner_id.zip" }),
    state_id: many2one("Fed. State", "res.country.state", { store: false, related: "partner_id.state_id" }),
    email: char("Email", { related: "partner_id.email" }),
    phone: char("Phone", { related: "partner_id.phone" }),
    vat: char("Tax ID", { store: false, searchable: true, sortable: true, groupable: true, related: "partner_id.vat" }),
    user_ids: many2many("Accepted Users", "res.users", { mirrors: "company_ids" }),
    chart_template: selection("Chart Template", ""),
    po_double_validation: selection(
      "Levels of Approvals",
      "one_step=Confirm purchase orders in one step|two_step=Get 2 levels of approvals to confirm a purchase order",
    ),
    po_double_validation_amount: monetary("Double validation amount", { currency: "currency_id" }),
    po_lock: selection("Purchase Order Modification", "edit=Allow to edit purchase orders|lock=Confirmed purchase orders are not editable"),
    horizon_days: float("Replenishment Horizon", { required: true }),
    security_lead: float("Sales Safety Days", { required: true }),
    days_to_purchase: float("Days to Purchase"),
    has_received_warning_stock_sms: boolean("Has Received Warning Stock Sms"),
    stock_text_confirmation: boolean("Stock Text Confirmation"),
    account_use_credit_limit: boolean("Sales Credit Limit"),
    fiscalyear_lock_date: date("Global Lock Date"),
    sale_lock_date: date("Sales Lock Date"),
    purchase_lock_date: date("Purchase Lock date"),
    quotation_validity_days: integer("Default Quotation Validity"),
    portal_confirmation_sign: boolean("Online Signature"),
    portal_confirmation_pay: boolean("Online Payment"),
    internal_transit_location_id: many2one("Internal Transit Location", "stock.location"),
  },
});

export const resUsers = model({
  name: "res.users",
  label: "User",
  order: "name, login",
  fields: {
    name: char("Name", { store: false, searchable: true, sortable: true, groupable: true, related: "partner_id.name" }),
    login: char("Login", { required: true }),
    email: char("Email", { store: false, searchable: true, sortable: true, groupable: true, related: "partner_id.email" }),
    active: boolean("Active"),
    partner_id: many2one("Related Partner", "res.partner", { required: true }),
    company_id: many2one("Company", "res.company", { required: true }),
    company_ids: many2many("Companies", "res.company"),
    group_ids: many2many("Groups", "res.groups"),
    all_group_ids: many2many("Groups and implied groups", "res.groups", { readonly: true, store: false, searchable: true }),
    share: boolean("Share User", { readonly: true }),
    lang: selection("Language", "en_US=English (US)", {
      store: false,
      searchable: true,
      sortable: true,
      groupable: true,
      related: "partner_id.lang",
    }),
    tz: selection("Timezone", "", { store: false, searchable: true, sortable: true, groupable: true, related: "partner_id.tz" }),
    signature: html("Email Signature"),
    notification_type: selection("Notification", "email=By Emails|inbox=In Odoo", { required: true }),
    phone: char("Phone", { store: false, searchable: true, sortable: true, groupable: true, related: "partner_id.phone" }),
  },
});

export const resGroups = model({
  name: "res.groups",
  label: "Access Groups",
  order: "sequence, name, id",
  fields: {
    name: char("Name", { required: true }),
    full_name: char("Group Name", { readonly: true, store: false, searchable: true }),
    comment: text("Comment"),
    share: boolean("Share Group"),
    user_ids: many2many("User", "res.users", { mirrors: "group_ids" }),
    implied_ids: many2many("Implied Groups", "res.groups"),
    implied_by_ids: many2many("Implying Groups", "res.groups", { mirrors: "implied_ids" }),
    all_implied_ids: many2many("Transitively Implied Groups", "res.groups", { readonly: true, store: false, searchable: true }),
    api_key_duration: float("API Keys maximum duration days"),
    sequence: integer("Sequence"),
  },
});

export const resCurrency = model({
  name: "res.currency",
  label: "Currency",
  order: "active desc, name",
  fields: {
    name: char("Currency", { required: true }),
    full_name: char("Name"),
    symbol: char("Symbol", { required: true }),
    rounding: float("Rounding Factor", { digits: 6 }),
    decimal_places: integer("Decimal Places", { readonly: true }),
    position: selection("Symbol Position", "after=After Amount|before=Before Amount"),
    active: boolean("Active"),
  },
});

export const resCountry = model({
  name: "res.country",
  label: "Country",
  order: "name, id",
  fields: {
    name: char("Country Name", { required: true }),
    code: char("Country Code", { required: true }),
    currency_id: many2one("Currency", "res.currency"),
    phone_code: integer("Country Calling Code"),
    state_ids: one2many("States", "res.country.state", { inverse: "country_id" }),
  },
});

export const resCountryState = model({
  name: "res.country.state",
  label: "Country state",
  order: "code, id",
  fields: {
    name: char("State Name", { required: true }),
    code: char("State Code", { required: true }),
    country_id: many2one("Country", "res.country", { required: true }),
  },
});

export const irModel = model({
  name: "ir.model",
  label: "Models",
  order: "name",
  fields: {
    name: char("Model Description", { required: true }),
    model: char("Model", { required: true }),
    info: text("Information"),
    state: selection("Type", "manual=Custom Object|base=Base Object", { readonly: true }),
    transient: boolean("Transient Model"),
    abstract: boolean("Abstract Model"),
    access_ids: one2many("Access", "ir.model.access", { inverse: "model_id" }),
  },
});

export const irModelAccess = model({
  name: "ir.model.access",
  label: "Model Access",
  order: "model_id,group_id,name,id",
  fields: {
    name: char("Name", { required: true }),
    model_id: many2one("Model", "ir.model", { required: true }),
    group_id: many2one("Group", "res.groups"),
    perm_read: boolean("Read Access"),
    perm_write: boolean("Write Access"),
    perm_create: boolean("Create Access"),
    perm_unlink: boolean("Delete Access"),
    active: boolean("Active"),
  },
});

export const irRule = model({
  name: "ir.rule",
  label: "Record Rule",
  order: "model_id DESC,id",
  fields: {
    name: char("Name"),
    model_id: many2one("Model", "ir.model", { required: true }),
    groups: many2many("Groups", "res.groups"),
    domain_force: text("Domain"),
    perm_read: boolean("Read"),
    perm_write: boolean("Write"),
    perm_create: boolean("Create"),
    perm_unlink: boolean("Delete"),
    active: boolean("Active"),
    global: boolean("Global", { readonly: true }),
  },
});

export const irModelData = model({
  name: "ir.model.data",
  label: "Model Data",
  order: "module, model, name",
  fields: {
    name: char("External Identifier", { required: true }),
    module: char("Module", { required: true }),
    complete_name: char("Complete ID", { readonly: true, store: false }),
    reference: char("Reference", { readonly: true, store: false }),
    model: char("Model Name", { required: true }),
    res_id: many2one_reference("Record ID"),
    noupdate: boolean("Non Updatable"),
  },
});

export const irActionsServer = model({
  name: "ir.actions.server",
  label: "Server Action",
  order: "name, id",
  fields: {
    name: char("Action Name", { required: true }),
    state: selection(
      "Type",
      "object_write=Update Record|object_create=Create Record|object_copy=Duplicate Record|next_activity=Create Activity|mail_post=Send Email|sms=Send SMS|followers=Add Followers|remove_followers=Remove Followers|code=Execute Code|webhook=Send Webhook Notification|multi=Multi Actions",
      { required: true },
    ),
    model_id: many2one("Model", "ir.model", { required: true }),
    model_name: char("Model Name", { readonly: true, store: false, searchable: true, sortable: true, groupable: true, related: "model_id.model" }),
    code: text("Python Code", { groups: "base.group_system" }),
    group_ids: many2many("Allowed Groups", "res.groups"),
    type: char("Action Type", { required: true }),
    usage: selection("Usage", "ir_actions_server=Server Action|ir_cron=Scheduled Action", { required: true }),
  },
});

export const irSequence = model({
  name: "ir.sequence",
  label: "Sequence",
  order: "name",
  fields: {
    name: char("Name", { required: true }),
    code: char("Sequence Code"),
    prefix: char("Prefix"),
    padding: integer("Sequence Size"),
    number_next: integer("Next Number"),
    company_id: many2one("Company", "res.company"),
    active: boolean("Active"),
  },
});

export const accountChartTemplate = model({ name: "account.chart.template", label: "Account Chart Template", order: "id", fields: {} });
