import { css } from "lit";

export const plotStyles = css`
  :host {
    display: block;
    margin-top: 12px;
    min-width: 0;
  }
  figure {
    margin: 0;
  }
  figcaption {
    margin-bottom: 6px;
    overflow-wrap: anywhere;
  }
  svg {
    display: block;
    max-width: 100%;
    overflow: hidden;
    font-size: 12px;
    font-variant-numeric: tabular-nums;
  }
  svg text {
    fill: var(--cs-text);
    unicode-bidi: isolate;
  }
  svg .tick {
    fill: var(--cs-muted);
  }
  .bar {
    fill: var(--cs-accent);
  }
  .band {
    fill: var(--cs-accent);
    fill-opacity: 0.18;
  }
  .line,
  .past {
    fill: none;
    stroke: var(--cs-accent);
    stroke-width: 2;
    stroke-linejoin: round;
  }
  .past {
    stroke: var(--cs-muted);
  }
  .grid {
    stroke: var(--cs-line);
  }
  .zero {
    stroke: var(--cs-edge);
  }
  .level {
    stroke: var(--cs-good);
    stroke-dasharray: 6 4;
  }
  .mark {
    stroke: var(--cs-bad);
    stroke-dasharray: 3 3;
  }
  .scroll {
    overflow-x: auto;
  }
  table {
    margin-top: 6px;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 2px 12px 2px 0;
    border-bottom: 1px solid var(--cs-line);
    text-align: end;
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }
  th:first-child {
    text-align: start;
  }
  thead th {
    font-weight: 600;
  }
`;
