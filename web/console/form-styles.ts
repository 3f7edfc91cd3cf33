import { css } from "lit";

/** Forms of the console: labels above their fields, in columns where there is room. */
export const formStyles = css`
  form {
    margin: 0 0 16px;
    padding: 14px;
    border: 1px solid var(--cs-line);
    border-radius: 10px;
    background: var(--cs-surface);
  }
  form.inline {
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(220px, 1fr));
    gap: 10px 16px;
    margin-bottom: 12px;
  }
  label {
    display: block;
    font-size: 14px;
    font-weight: 600;
  }
  label .muted {
    font-weight: 400;
  }
  input,
  label select {
    display: block;
    width: 100%;
    min-height: 34px;
    margin-top: 3px;
    padding: 5px 9px;
    border: 1px solid var(--cs-edge);
    border-radius: var(--cs-radius);
    background: var(--cs-surface);
    font-weight: 400;
  }
  form.inline .row {
    margin-top: 6px;
  }
  .on {
    color: var(--cs-good);
    font-weight: 600;
  }
  .off {
    color: var(--cs-bad);
    font-weight: 600;
  }
`;
