import { html, type TemplateResult } from "lit";
import type { DemoInfo } from "../../core/wire.ts";
import "../session/role-picker.ts";
import type { Pick } from "../session/role-picker.ts";
import { signInAddress } from "../session/sign-in.ts";

interface SignedOut {
  readonly demo: DemoInfo | null;
  readonly base: string;
  readonly busy: boolean;
  readonly pick: (event: CustomEvent<Pick>) => void;
  readonly again: () => void;
}

/** What is shown to nobody: the demo's roles, or where to sign in. */
export function signedOut({ demo, base, busy, pick, again }: SignedOut): TemplateResult {
  if (demo === null) {
    return html`<h2>You are signed out</h2>
      <p>Sign in to Countersign, then come back to this page.</p>
      <p class="row"><a href=${signInAddress(base)} target=${window.top === window ? "_self" : "_blank"} rel="noopener">Sign in</a> <button @click=${again}>I have signed in</button></p>`;
  }
  return html`<h2>Ask your Odoo. Nothing moves until a person countersigns it.</h2>
    <p class="muted">This is the demo. Choose who you are; you can change that at any time.</p>
    <cs-role-picker .demo=${demo} ?busy=${busy} @pick=${pick}></cs-role-picker>`;
}

/** What is shown to somebody whose groups give them no role here. */
export function noRole(): TemplateResult {
  return html`<h2>You have no role here</h2>
    <p>You are signed in, but none of your groups has a role in Countersign, so there is nothing to ask. Ask your administrator.</p>`;
}
