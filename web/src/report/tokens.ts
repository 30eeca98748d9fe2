// The look in variables: paper, ink, one accent, two signals. A host page sets them by the names that
// begin with --clientele- (web/package/README.md); paper of the other kind keeps its own. The charts'
// colours are in charts/palette.ts, and follow (charts/theme.ts).
import { css } from "lit";

export const tokens = css`
  :host {
    --paper: var(--clientele-paper, #ffffff);
    --ink: var(--clientele-ink, #1c2430);
    --quiet: var(--clientele-quiet, #5a6573);
    --rule: var(--clientele-rule, #dfe4ea);
    --tint: var(--clientele-tint, #f5f7fa);
    --accent: var(--clientele-accent, #1d4f91);
    --on-accent: var(--clientele-on-accent, #ffffff);
    --good: var(--clientele-good, #00695c);
    --bad: var(--clientele-bad, #a8390c);
    --focus: var(--clientele-focus, #c46a00);
    --font: var(
      --clientele-font,
      system-ui,
      -apple-system,
      "Segoe UI",
      "PingFang SC",
      "Microsoft YaHei",
      "Noto Sans CJK SC",
      sans-serif
    );
    color-scheme: light;
    display: block;
    background: var(--paper);
    color: var(--ink);
    font: 16px/1.7 var(--font);
    font-variant-numeric: tabular-nums lining-nums;
    overflow-wrap: break-word;
    text-size-adjust: 100%;
  }
  :host([data-theme="dark"]) {
    --paper: var(--clientele-paper, #14181f);
    --ink: var(--clientele-ink, #e6eaf0);
    --quiet: var(--clientele-quiet, #a3aebb);
    --rule: var(--clientele-rule, #2e3743);
    --tint: var(--clientele-tint, #1b212a);
    --accent: var(--clientele-accent, #79aef0);
    --on-accent: var(--clientele-on-accent, #10151c);
    --good: var(--clientele-good, #5cc8b0);
    --bad: var(--clientele-bad, #f5986f);
    --focus: var(--clientele-focus, #f0a94a);
    color-scheme: dark;
  }
  @media print {
    :host,
    :host([data-theme="dark"]) {
      --paper: #ffffff;
      --ink: #000000;
      --quiet: #444c57;
      --rule: #c9d0d8;
      --tint: #f5f7fa;
      --accent: #1d4f91;
      --good: #00695c;
      --bad: #a8390c;
      color-scheme: light;
      font-size: 10.5pt;
      line-height: 1.55;
    }
  }
  * {
    box-sizing: border-box;
  }
  :focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }
  /* Places that are only moved to, for screen readers, are not controls. */
  [tabindex="-1"]:focus-visible {
    outline: none;
  }
  a {
    color: var(--accent);
    text-underline-offset: 0.18em;
  }
  button,
  select,
  .button {
    font: inherit;
    font-size: 0.9rem;
    color: var(--ink);
    background: var(--paper);
    border: 1px solid var(--rule);
    border-radius: 6px;
    padding: 0.3rem 0.75rem;
    min-height: 2.25rem;
    cursor: pointer;
  }
  button:hover,
  select:hover {
    border-color: var(--accent);
  }
  button.primary {
    background: var(--accent);
    border-color: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
    padding-inline: 1.25rem;
  }
  button:disabled {
    opacity: 0.5;
    cursor: default;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
