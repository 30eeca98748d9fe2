// A menu that folds out under its button: the browser's own <details>, which closes as menus do. Arrow
// keys move within it; Escape, and a press or the focus anywhere else, close it.
import { css, html, type TemplateResult } from "lit";

export const menuStyles = css`
  .menu {
    position: relative;
  }
  .menu > summary {
    display: inline-flex;
    align-items: center;
    gap: 0.4em;
    font-size: 0.9rem;
    line-height: 1.7;
    color: var(--ink);
    border: 1px solid var(--rule);
    border-radius: 6px;
    padding: 0.3rem 0.75rem;
    min-height: 2.25rem;
    list-style: none;
  }
  .menu > summary::-webkit-details-marker {
    display: none;
  }
  .menu > summary::after {
    content: "▾";
    color: var(--quiet);
  }
  .menu > summary:hover,
  .menu[open] > summary {
    border-color: var(--accent);
  }
  .menu > div {
    position: absolute;
    z-index: 5;
    inset-inline-start: 0;
    margin-top: 6px;
    width: min(19rem, calc(100vw - 40px));
    display: grid;
    gap: 2px;
    padding: 8px;
    background: var(--paper);
    border: 1px solid var(--rule);
    border-radius: 8px;
    box-shadow: 0 6px 24px rgb(0 0 0 / 18%);
  }
  .menu button {
    display: flex;
    justify-content: space-between;
    gap: 1em;
    border-color: transparent;
    text-align: start;
  }
  .menu button span {
    color: var(--quiet);
  }
  .menu .tick {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0 8px;
    margin-top: 6px;
    font-size: 0.9rem;
    padding: 10px 0.75rem 6px;
    border-top: 1px solid var(--rule);
    align-items: baseline;
  }
  .menu .tick small {
    grid-column: 2;
    font-size: 0.8125rem;
    line-height: 1.5;
    color: var(--quiet);
  }
  @media (max-width: 480px) {
    .menu {
      position: static;
    }
    .menu > div {
      inset-inline: 20px;
      width: auto;
    }
    .tools:has(.menu) {
      position: relative;
    }
  }
`;

const place = (event: Event) => event.currentTarget as HTMLDetailsElement;

function close(menu: HTMLDetailsElement) {
  if (menu.contains((menu.getRootNode() as ShadowRoot).activeElement))
    menu.querySelector("summary")?.focus();
  menu.open = false;
}

function onKey(event: KeyboardEvent) {
  const menu = place(event);
  if (!menu.open) return;
  if (event.key === "Escape") {
    event.stopPropagation();
    return close(menu);
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const stops = [...menu.querySelectorAll<HTMLElement>("summary, button, input")];
  const at = stops.indexOf((menu.getRootNode() as ShadowRoot).activeElement as HTMLElement);
  stops[(at + step + stops.length) % stops.length]?.focus();
}

function onFocusOut(event: FocusEvent) {
  const next = event.relatedTarget as Node | null;
  if (next && !place(event).contains(next)) place(event).open = false;
}

function onToggle(event: Event) {
  const menu = place(event);
  if (!menu.open) return;
  const outside = (press: Event) => {
    if (press.composedPath().includes(menu)) return;
    menu.open = false;
  };
  addEventListener("pointerdown", outside);
  menu.addEventListener("toggle", () => removeEventListener("pointerdown", outside), {
    once: true,
  });
}

/** `items`: buttons, and labels with a tick. A button that was pressed closes the menu. */
export function menu(id: string, name: string, items: unknown): TemplateResult {
  return html`<details
    class="menu"
    id=${id}
    @keydown=${onKey}
    @focusout=${onFocusOut}
    @toggle=${onToggle}
  >
    <summary>${name}</summary>
    <div
      @click=${(event: Event) => {
        if ((event.target as Element).closest("button"))
          close((event.currentTarget as Element).parentElement as HTMLDetailsElement);
      }}
    >
      ${items}
    </div>
  </details>`;
}
