import { css } from "lit";

/** Colours, type and spacing of every root element; nested elements inherit them. A host page picks a theme by setting `color-scheme`. */
export const tokens = css`
  :host {
    color-scheme: light dark;
    --cs-ground: light-dark(#f4f5f4, #14181b);
    --cs-surface: light-dark(#ffffff, #1c2125);
    --cs-sunken: light-dark(#eef0f0, #242a2f);
    --cs-line: light-dark(#d5dada, #384148);
    --cs-edge: light-dark(#79868c, #77848d);
    --cs-text: light-dark(#1b2327, #e7ebed);
    --cs-muted: light-dark(#51606a, #a7b3bb);
    --cs-accent: light-dark(#14506b, #8fd0ea);
    --cs-on-accent: light-dark(#ffffff, #0d2733);
    --cs-tint: light-dark(#e3eff4, #1d3440);
    --cs-good: light-dark(#1a6540, #86d6a8);
    --cs-good-tint: light-dark(#e2f3e9, #173525);
    --cs-on-good: light-dark(#ffffff, #0b2a19);
    --cs-bad: light-dark(#a2271f, #ffaaa2);
    --cs-bad-tint: light-dark(#fbe9e7, #3d1f1c);
    --cs-warn: light-dark(#6d4a00, #f1cd7e);
    --cs-warn-tint: light-dark(#fdf2d5, #372c12);
    --cs-radius: 8px;
    --cs-mono: ui-monospace, "SF Mono", "Cascadia Mono", "Liberation Mono", monospace;
    font: 15px/1.5 system-ui, -apple-system, "Segoe UI", "Liberation Sans", sans-serif;
    color: var(--cs-text);
  }
`;
