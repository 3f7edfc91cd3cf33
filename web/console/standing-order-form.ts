import { html, LitElement } from "lit";
import type { StandingOrderOptions, StandingOrderTerms } from "../client/governance.ts";
import { define } from "../element/define.ts";
import { controls } from "../style/controls.ts";
import { plainText } from "../text/folded-text.ts";
import { inWords } from "../text/format.ts";
import { formStyles } from "./form-styles.ts";

const MOST_DAYS = 14;
const DAY = 86_400_000;

/** The terms of a new standing order; fires `propose` with them. Whatever is left empty narrows nothing and is said so. */
class StandingOrderForm extends LitElement {
  static override properties = { options: { attribute: false }, busy: { type: Boolean }, useCase: { state: true } };
  static override styles = [controls, formStyles];
  declare options: StandingOrderOptions;
  declare busy: boolean;
  declare useCase: string;

  constructor() {
    super();
    this.busy = false;
    this.useCase = "";
  }

  override render() {
    const { useCases, currency } = this.options;
    const chosen = useCases.find(({ id }) => id === this.useCase) ?? useCases[0];
    const latest = new Date(Date.now() + MOST_DAYS * DAY);
    return html`<form @submit=${this.#propose}>
      <div class="fields">
        <label>Use <select name="useCase" @change=${this.#choose}>${useCases.map(({ id, title }) => html`<option value=${id} ?selected=${id === chosen?.id}>${plainText(title)}</option>`)}</select></label>
        <label>Change <select name="changeKind">${(chosen?.kinds ?? []).map((kind) => html`<option value=${kind}>${inWords(kind)}</option>`)}</select></label>
        <label>Most for one change, ${currency}<input name="perChange" required inputmode="decimal" pattern="[0-9]{1,12}([.][0-9]{1,2})?" /></label>
        <label>Most in a day, ${currency}<input name="perDay" required inputmode="decimal" pattern="[0-9]{1,12}([.][0-9]{1,2})?" /></label>
        <label>Times a day<input name="timesPerDay" type="number" min="1" max="1000" value="5" required /></label>
        <label>Until<input name="expiresAt" type="datetime-local" required value=${localMinute(latest)} /></label>
        <label>Companies <span class="muted">Odoo ids</span><input name="companies" value="1" required pattern="[0-9, ]+" /></label>
        <label>Customers or vendors <span class="muted">Odoo ids; empty: all</span><input name="partners" pattern="[0-9, ]*" /></label>
        <label>Products <span class="muted">Odoo ids; empty: all</span><input name="products" pattern="[0-9, ]*" /></label>
        <label>Days a date may move <span class="muted">empty: any</span><input name="maxDaysMoved" type="number" min="0" max="366" /></label>
      </div>
      <button class="primary" type="submit" ?disabled=${this.busy}>Propose; another manager signs</button>
    </form>`;
  }

  #choose({ target }: Event) {
    if (target instanceof HTMLSelectElement) this.useCase = target.value;
  }

  #propose(event: SubmitEvent) {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const fields = new FormData(event.target);
    const text = (name: string) => String(fields.get(name) ?? "").trim();
    const ids = (name: string) => (text(name).match(/\d+/g) ?? []).map(Number);
    const terms: StandingOrderTerms = {
      useCase: text("useCase"),
      changeKind: text("changeKind"),
      companies: ids("companies"),
      ...(ids("partners").length > 0 ? { partners: ids("partners") } : {}),
      ...(ids("products").length > 0 ? { products: ids("products") } : {}),
      ...(text("maxDaysMoved") === "" ? {} : { maxDaysMoved: Number(text("maxDaysMoved")) }),
      perChange: text("perChange"),
      perDay: text("perDay"),
      timesPerDay: Number(text("timesPerDay")),
      expiresAt: new Date(text("expiresAt")).toISOString(),
    };
    this.dispatchEvent(new CustomEvent<StandingOrderTerms>("propose", { detail: terms }));
  }
}

define("cs-standing-order-form", StandingOrderForm);

/** As a datetime-local field takes it, in the reader's own zone. */
function localMinute(date: Date): string {
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
