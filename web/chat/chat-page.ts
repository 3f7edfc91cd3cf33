import { css, html, LitElement } from "lit";
import { connect } from "../client/server.ts";
import { define } from "../element/define.ts";
import "../session/session-bar.ts";
import type { Who } from "../session/who.ts";
import { tokens } from "../style/tokens.ts";
import "../widget/countersign-widget.ts";

/** The chat page: the widget as large as the window, under the session bar. */
class ChatPage extends LitElement {
  static override properties = { who: { state: true } };
  static override styles = [
    tokens,
    css`
      :host {
        display: flex;
        flex-direction: column;
        height: 100dvh;
      }
      countersign-widget {
        flex: 1;
        min-height: 0;
      }
    `,
  ];
  declare who: Who;
  readonly #server = connect("");

  constructor() {
    super();
    this.who = { session: null, demo: null };
  }

  override render() {
    return html`<cs-session-bar page="chat" .server=${this.#server} .session=${this.who.session} .demo=${this.who.demo}></cs-session-bar>
      <countersign-widget wide endpoint=${location.origin} @who=${this.#met}></countersign-widget>`;
  }

  #met({ detail }: CustomEvent<Who>) {
    this.who = detail;
  }
}

define("countersign-chat-page", ChatPage);
