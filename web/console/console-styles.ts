import { css } from "lit";

export const consoleStyles = css`
  :host {
    display: block;
    min-height: 100dvh;
    background: var(--cs-ground);
  }
  main {
    max-width: 1180px;
    margin-inline: auto;
    padding: 16px;
  }
  h1 {
    margin: 0 0 12px;
    font-size: 21px;
  }
`;
