import { html, LitElement } from "lit";
import { define } from "../element/define.ts";
import { instantText, remainingText } from "../text/format.ts";

/** How long is left until an instant, told again every second. */
class Countdown extends LitElement {
  static override properties = { until: { attribute: false } };
  declare until: string;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.until = "";
  }

  override connectedCallback() {
    super.connectedCallback();
    this.#timer = setInterval(() => this.requestUpdate(), 1000);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  override render() {
    const left = remainingText(Date.parse(this.until) - Date.now());
    return html`<time datetime=${this.until} title=${instantText(this.until)}>${left === "" ? "time is up" : `expires in ${left}`}</time>`;
  }
}

define("cs-countdown", Countdown);
