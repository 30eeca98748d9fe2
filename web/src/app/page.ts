// <clientele-page>: the screens from files to a report as a document of their own: the bar above,
// the reader's preferences, the window's title, what stands on printed pages, files dropped anywhere.
import { html } from "lit";
import CoreWorker from "../worker/core.worker.ts?worker&inline";
import { coreBytes } from "./core_bytes.ts";
import { documentTitle } from "./document_title.ts";
import { MakerElement } from "./maker.ts";
import { headerText, markPages } from "./page_header.ts";
import { Preferences } from "./preferences.ts";
import { toolBar } from "./tools.ts";
import { partsOf, viewerFile } from "./viewer_file.ts";

export class PageElement extends MakerElement {
  readonly #preferences = new Preferences(null, () => this.requestUpdate());

  constructor() {
    super({ wasm: coreBytes, workers: [() => new CoreWorker()] });
  }
  override connectedCallback() {
    super.connectedCallback();
    addEventListener("dragover", this.dragOver);
    addEventListener("dragleave", this.dragLeave);
    addEventListener("drop", this.drop);
    void this.journey.warm();
  }
  override disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("dragover", this.dragOver);
    removeEventListener("dragleave", this.dragLeave);
    removeEventListener("drop", this.drop);
    this.journey.leave();
  }

  protected override get language() {
    return this.#preferences.language;
  }
  protected override get look() {
    return this.#preferences.theme;
  }
  protected override get addressed() {
    return true;
  }
  protected override viewer() {
    return Promise.resolve(viewerFile(partsOf(document)));
  }

  override render() {
    const preferences = this.#preferences;
    const { report } = this.journey;
    preferences.applyTo(document.documentElement);
    this.dataset.theme = preferences.theme;
    if (report) markPages(headerText(report, this.reader(report)));
    document.title = documentTitle(report, preferences.language);
    const print = html`<button @click=${() => window.print()}>${this.words.tools.print}</button>`;
    return html`${toolBar(preferences, () => this.requestUpdate(), this.tools(print))}
      <main lang=${preferences.language} tabindex="-1">${this.screen()}</main>
      ${this.status()}`;
  }

  // A screen reader follows to the new screen; an address inside the report that was left is dropped.
  protected override turned() {
    const { name } = this.journey.screen;
    if (name === "intake") {
      history.replaceState(history.state, "", location.pathname);
      void this.journey.warm();
    }
    scrollTo(0, 0);
    this.renderRoot.querySelector("main")?.focus({ preventScroll: true });
  }
}
customElements.define("clientele-page", PageElement);
