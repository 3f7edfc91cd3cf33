import { css } from "lit";

/** Buttons, fields, focus and small type shared by every element. */
export const controls = css`
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  button,
  input,
  textarea,
  select {
    font: inherit;
    color: inherit;
  }
  button {
    min-height: 34px;
    padding: 5px 13px;
    border: 1px solid var(--cs-edge);
    border-radius: var(--cs-radius);
    background: var(--cs-surface);
    cursor: pointer;
  }
  button:hover:not(:disabled) {
    background: var(--cs-tint);
  }
  button:disabled {
    cursor: not-allowed;
    border-color: var(--cs-line);
    color: var(--cs-muted);
    background: var(--cs-sunken);
  }
  button.primary:not(:disabled) {
    border-color: var(--cs-accent);
    background: var(--cs-accent);
    color: var(--cs-on-accent);
    font-weight: 600;
  }
  button.approve:not(:disabled) {
    border-color: var(--cs-good);
    background: var(--cs-good);
    color: var(--cs-on-good);
    font-weight: 600;
  }
  button.reject:not(:disabled) {
    border-color: var(--cs-bad);
    color: var(--cs-bad);
    font-weight: 600;
  }
  button.primary:hover:not(:disabled),
  button.approve:hover:not(:disabled) {
    filter: brightness(1.12);
  }
  button.plain {
    border-color: transparent;
    background: none;
    color: var(--cs-accent);
    text-decoration: underline;
    text-underline-offset: 3px;
    padding-inline: 4px;
  }
  textarea,
  select {
    border: 1px solid var(--cs-edge);
    border-radius: var(--cs-radius);
    background: var(--cs-surface);
    padding: 6px 9px;
  }
  textarea::placeholder {
    color: var(--cs-muted);
    opacity: 1;
  }
  a {
    color: var(--cs-accent);
    text-underline-offset: 3px;
  }
  :focus-visible {
    outline: 2px solid var(--cs-accent);
    outline-offset: 2px;
  }
  summary {
    cursor: pointer;
    color: var(--cs-muted);
  }
  .muted {
    color: var(--cs-muted);
  }
  .small {
    font-size: 13px;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
  }
  .error {
    padding: 8px 11px;
    border-radius: var(--cs-radius);
    background: var(--cs-bad-tint);
    color: var(--cs-bad);
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
