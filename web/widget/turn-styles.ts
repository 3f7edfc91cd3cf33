import { css } from "lit";

export const turnStyles = css`
  :host {
    display: grid;
    gap: 10px;
    overflow: clip;
    overflow-clip-margin: 4px;
  }
  .question {
    justify-self: end;
    max-width: min(85%, 640px);
    padding: 7px 12px;
    border-radius: 12px 12px 3px 12px;
    background: var(--cs-tint);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .answer {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .answer:empty {
    display: none;
  }
  .note {
    display: inline-block;
    margin: 0 0 4px;
    padding: 0 8px;
    border-radius: 99px;
    background: var(--cs-sunken);
    color: var(--cs-muted);
    font-weight: 600;
  }
  .progress {
    display: flex;
    align-items: center;
    gap: 8px;
    margin: 4px 0 0;
  }
  .dots {
    display: inline-flex;
    gap: 3px;
  }
  .dots i {
    width: 6px;
    height: 6px;
    border-radius: 50%;
    background: var(--cs-accent);
    animation: pulse 1.2s infinite ease-in-out;
  }
  .dots i:nth-child(2) {
    animation-delay: 0.15s;
  }
  .dots i:nth-child(3) {
    animation-delay: 0.3s;
  }
  @keyframes pulse {
    0%,
    80%,
    100% {
      opacity: 0.25;
    }
    40% {
      opacity: 1;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .dots i {
      animation: none;
    }
  }
  .choices button {
    text-align: start;
    max-width: 100%;
    overflow-wrap: anywhere;
    border-color: var(--cs-accent);
    color: var(--cs-accent);
  }
  .error {
    margin-top: 6px;
    justify-content: space-between;
  }
`;
