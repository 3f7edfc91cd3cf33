import { css } from "lit";

export const cardStyles = css`
  :host {
    display: block;
  }
  article {
    border: 1px solid var(--cs-edge);
    border-radius: 10px;
    background: var(--cs-surface);
    padding: 12px 14px;
    overflow: clip;
  }
  h3 {
    margin: 6px 0 2px;
    font-size: 16px;
    line-height: 1.35;
  }
  p {
    margin: 0 0 6px;
  }
  header .row {
    gap: 4px 10px;
  }
  .amount {
    color: var(--cs-text);
    font-variant-numeric: tabular-nums;
  }
  .lines {
    margin-top: 10px;
    padding: 9px 11px;
    border-radius: var(--cs-radius);
    background: var(--cs-tint);
  }
  footer {
    margin-top: 12px;
    padding-top: 10px;
    border-top: 1px solid var(--cs-line);
  }
  .outcome:empty {
    display: none;
  }
  .provenance {
    margin-top: 12px;
  }
  blockquote {
    margin: 4px 0 0;
    padding: 4px 10px;
    border-inline-start: 3px solid var(--cs-warn);
    background: var(--cs-warn-tint);
    overflow-wrap: anywhere;
  }
  .may-not {
    padding: 8px 11px;
    border-radius: var(--cs-radius);
    background: var(--cs-sunken);
  }
  details {
    margin-top: 8px;
  }
  code {
    font-family: var(--cs-mono);
    font-size: 12px;
    overflow-wrap: anywhere;
  }
`;
