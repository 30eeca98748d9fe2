// The bar above everything: the name, language, appearance, and what can be done with the report.
import { html, css, type TemplateResult } from "lit";
import { isLanguage } from "../i18n/language.ts";
import { labels } from "../i18n/labels.ts";
import type { Appearance, Preferences } from "./preferences.ts";

export const toolStyles = css`
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    max-width: 1240px;
    margin: 0 auto;
    padding: 12px 20px;
  }
  .brand {
    margin-inline-end: auto;
    font-weight: 650;
    color: var(--accent);
  }
  .problem.beside {
    box-sizing: border-box;
    max-width: 1176px;
    margin: 8px auto;
  }
  .tools .skip {
    position: absolute;
    left: -9999px;
  }
  .tools .skip:focus {
    position: static;
  }
  @media screen and (min-width: 1100px) {
    .tools {
      padding-inline: 32px;
    }
  }
`;

export function toolBar(
  preferences: Preferences,
  changed: () => void,
  actions: TemplateResult | null,
): TemplateResult {
  const words = labels(preferences.language);
  const appearances: Appearance[] = ["auto", "light", "dark"];
  return html`<header class="tools" lang=${preferences.language}>
    <a
      class="skip"
      href="#report"
      @click=${(event: Event) => {
        event.preventDefault();
        const root = (event.currentTarget as Element).getRootNode() as ShadowRoot;
        root.querySelector("main")?.focus();
      }}
      >${words.tools.skip}</a
    >
    <span class="brand">${words.brand}</span>
    ${actions}
    <select
      aria-label=${words.tools.language}
      @change=${(event: Event) => {
        const { value } = event.target as HTMLSelectElement;
        if (isLanguage(value)) preferences.setLanguage(value);
        changed();
      }}
    >
      <option value="zh-CN" lang="zh-CN" ?selected=${preferences.language === "zh-CN"}>中文</option>
      <option value="en" lang="en" ?selected=${preferences.language === "en"}>English</option>
    </select>
    <select
      aria-label=${words.tools.theme}
      @change=${(event: Event) => {
        preferences.setAppearance((event.target as HTMLSelectElement).value as Appearance);
        changed();
      }}
    >
      ${appearances.map(
        (name) =>
          html`<option value=${name} ?selected=${preferences.appearance === name}>
            ${words.tools[name]}
          </option>`,
      )}
    </select>
  </header>`;
}
