import { css } from "lit";

/** Tables that become one block a row on a narrow screen. */
export const tableStyles = css`
  .head {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    align-items: center;
    margin-bottom: 10px;
  }
  h1 {
    flex: 1;
    margin: 0;
    font-size: 21px;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    background: var(--cs-surface);
    border: 1px solid var(--cs-line);
    font-size: 14px;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding: 7px 11px;
    text-align: start;
    vertical-align: top;
    border-bottom: 1px solid var(--cs-line);
    overflow-wrap: break-word;
  }
  td.main {
    overflow-wrap: anywhere;
  }
  th {
    color: var(--cs-muted);
    font-weight: 600;
    white-space: nowrap;
  }
  tbody tr:hover {
    background: var(--cs-sunken);
  }
  .number {
    text-align: end;
    white-space: nowrap;
  }
  .main {
    min-width: 200px;
  }
  .yours {
    color: var(--cs-good);
    font-weight: 600;
    white-space: nowrap;
  }
  .empty {
    padding: 24px;
    text-align: center;
    color: var(--cs-muted);
    border: 1px dashed var(--cs-line);
    border-radius: 10px;
  }
  code {
    font-family: var(--cs-mono);
  }
  @media (max-width: 720px) {
    thead {
      position: absolute;
      clip-path: inset(50%);
      width: 1px;
      height: 1px;
      overflow: hidden;
    }
    table,
    tbody,
    tr,
    td {
      display: block;
    }
    table {
      border: 0;
      background: none;
    }
    tr {
      margin-bottom: 10px;
      padding: 6px 10px;
      border: 1px solid var(--cs-line);
      border-radius: 10px;
      background: var(--cs-surface);
    }
    td,
    td.number {
      position: relative;
      padding: 3px 0 3px 122px;
      min-height: 27px;
      border: 0;
      text-align: start;
      overflow-wrap: anywhere;
    }
    td::before {
      content: attr(data-label);
      position: absolute;
      inset-inline-start: 0;
      color: var(--cs-muted);
    }
    td.main {
      display: block;
      font-size: 15px;
      padding: 4px 0;
    }
    td.main::before {
      content: none;
    }
  }
`;
