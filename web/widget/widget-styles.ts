import { css } from "lit";

export const widgetStyles = css`
  :host {
    display: block;
    height: 100%;
    min-height: 380px;
  }
  .frame {
    position: relative;
    display: flex;
    flex-direction: column;
    height: 100%;
    min-height: inherit;
    overflow: hidden;
    background: var(--cs-ground);
    border: 1px solid var(--cs-line);
    border-radius: 12px;
  }
  :host([wide]) .frame {
    border: 0;
    border-radius: 0;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 10px;
    padding: 4px 14px;
    border-bottom: 1px solid var(--cs-line);
    background: var(--cs-surface);
  }
  :host([wide]) .bar {
    background: none;
    border: 0;
  }
  .who {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .log {
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: 14px;
  }
  .inner {
    display: grid;
    gap: 22px;
    grid-template-columns: minmax(0, 1fr);
  }
  .inner > h2 {
    margin: 0;
    font-size: 20px;
    line-height: 1.3;
  }
  .inner > p {
    margin: -18px 0 0;
  }
  .trouble {
    margin: 0 14px 8px;
    justify-content: space-between;
  }
  .compose {
    padding: 8px 14px 6px;
    border-top: 1px solid var(--cs-line);
    background: var(--cs-surface);
  }
  :host([wide]) .inner,
  :host([wide]) .compose,
  :host([wide]) .bar,
  :host([wide]) .trouble {
    width: 100%;
    max-width: 860px;
    margin-inline: auto;
  }
  :host([wide]) .compose {
    border: 1px solid var(--cs-line);
    border-bottom: 0;
    border-radius: 12px 12px 0 0;
  }
  .about {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 0 12px;
  }
  :host(:not([wide])) .about {
    display: none;
  }
  @media (max-width: 560px) {
    .log {
      padding: 10px;
    }
  }
`;
