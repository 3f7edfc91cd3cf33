import { css } from "lit";

export const rolePickerStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(230px, 2fr) 3fr;
    grid-template-rows: auto 1fr;
    gap: 14px 22px;
  }
  fieldset {
    grid-row: 1 / 3;
    margin: 0;
    padding: 0;
    border: 0;
    min-width: 0;
  }
  legend,
  h4 {
    margin: 0 0 6px;
    padding: 0;
    font-size: 14px;
    font-weight: 600;
  }
  .roles {
    display: grid;
    gap: 3px;
  }
  .role {
    display: flex;
    gap: 9px;
    align-items: baseline;
    padding: 5px 9px;
    border: 1px solid transparent;
    border-radius: var(--cs-radius);
    cursor: pointer;
  }
  .role:hover {
    background: var(--cs-sunken);
  }
  .role.on {
    border-color: var(--cs-accent);
    background: var(--cs-tint);
  }
  .role strong {
    font-weight: 600;
  }
  input {
    accent-color: var(--cs-accent);
    margin: 0;
  }
  .detail,
  .simulated {
    min-width: 0;
    border: 1px solid var(--cs-line);
    border-radius: 10px;
    padding: 13px 16px;
    background: var(--cs-surface);
  }
  .detail h3 {
    margin: 0 0 2px;
    font-size: 18px;
  }
  .detail p {
    margin: 0 0 10px;
  }
  .detail h4 {
    margin-top: 14px;
  }
  ul {
    margin: 0;
    padding-inline-start: 20px;
  }
  .simulated {
    background: none;
    color: var(--cs-muted);
    font-size: 14px;
  }
  .simulated h4 {
    color: var(--cs-text);
  }
  .try {
    padding: 0;
    list-style: none;
    display: grid;
    gap: 6px;
  }
  .try button {
    width: 100%;
    text-align: start;
    border-color: var(--cs-line);
  }
  @container (max-width: 620px) {
    .columns {
      display: block;
    }
    .columns > * {
      margin-bottom: 14px;
    }
    .roles {
      grid-template-columns: 1fr 1fr;
    }
  }
`;
