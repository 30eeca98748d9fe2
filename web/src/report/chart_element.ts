// <clientele-chart>: draws its block once it comes into view, redraws when its size, language or
// colours change, and draws at paper width, in paper colours, for printing.
import { LitElement, html } from "lit";
import { chartHeight, chartOption } from "../charts/chart.ts";
import { createChart, type Chart } from "../charts/echarts.ts";
import { light, type Palette } from "../charts/palette.ts";
import { sourceOf } from "../charts/source.ts";
import { define } from "./define.ts";
import type { Block } from "./model.ts";
import type { Reader } from "./reader.ts";

interface Mark {
  dataIndex?: number;
  data?: unknown;
}

/** The width of text on A4 with the document's margins, in CSS pixels. */
const PAPER_WIDTH = 640;
/** The width of one of a pair. */
const HALF_PAPER = 312;

/** Whether what a chart says would be another text; what a reader may save or open is asked for when it is. */
function writesOtherwise(now: Reader, before: Reader | undefined): boolean {
  return now.language !== before?.language || now.style.currency !== before.style.currency;
}

export class ChartElement extends LitElement {
  // The report makes its reader anew each time it renders, at every section that is scrolled to: drawing
  // all charts again would hold up the page.
  static override properties = {
    block: { attribute: false },
    reader: { attribute: false, hasChanged: writesOtherwise },
    palette: { attribute: false },
  };
  declare block: Block;
  declare reader: Reader;
  declare palette: Palette;

  #chart: Chart | undefined;
  #visible = false;
  #printing = false;
  readonly #seen = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      this.#visible = true;
      this.#seen.disconnect();
      this.#draw();
    },
    { rootMargin: "400px 0px" },
  );
  readonly #resized = new ResizeObserver(() => this.#draw());
  readonly #beforePrint = () => this.#print(true);
  readonly #afterPrint = () => this.#print(false);

  // In the report's own tree, so that its one style sheet applies.
  protected override createRenderRoot() {
    return this;
  }
  override connectedCallback() {
    super.connectedCallback();
    this.#seen.observe(this);
    this.#resized.observe(this);
    addEventListener("beforeprint", this.#beforePrint);
    addEventListener("afterprint", this.#afterPrint);
  }
  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#seen.disconnect();
    this.#resized.disconnect();
    removeEventListener("beforeprint", this.#beforePrint);
    removeEventListener("afterprint", this.#afterPrint);
    this.#chart?.dispose();
    this.#chart = undefined;
  }
  override render() {
    const { reader, block } = this;
    const words = [reader.text(block.title), reader.text(block.takeaway)].filter(Boolean);
    // Until it is drawn, the place is kept.
    const source = sourceOf(block, reader, this.palette, this.clientWidth || PAPER_WIDTH);
    const height = source ? chartHeight(source) : 0;
    return html`<div
      class="canvas"
      role="img"
      aria-label=${words.join(reader.language === "en" ? ". " : "。")}
      part="chart"
      .style=${`min-height: ${height}px`}
    ></div>`;
  }
  override updated() {
    this.#draw();
  }

  #print(printing: boolean) {
    this.#printing = printing;
    this.#visible ||= printing;
    this.#draw();
  }

  /** A mark that stands for a group opens its customers; so does its row in the table behind. */
  #open(mark: Mark) {
    const { open } = this.reader;
    const { table, chart } = this.block;
    const row = (mark.data as { row?: number } | undefined)?.row ?? mark.dataIndex;
    const value = row === undefined ? undefined : table?.groups?.values[row];
    if (!open || !table?.groups || !value) return;
    const name = table.columns.findIndex((column) => column.id === chart?.x);
    open(
      { column: table.groups.column, value },
      this.reader.cell(table.rows[row!]?.[name], table.columns[name]!),
    );
  }

  #draw() {
    const canvas = this.querySelector<HTMLElement>(".canvas");
    const onPaper = this.closest(".half") ? HALF_PAPER : PAPER_WIDTH;
    const width = this.#printing ? onPaper : Math.floor(this.clientWidth);
    if (!this.#visible || !canvas || width < 40) return;
    const palette = this.#printing ? light : this.palette;
    const source = sourceOf(this.block, this.reader, palette, width, this.#printing);
    const option = source && chartOption(source);
    if (!source || !option) return;
    const height = chartHeight(source);
    canvas.style.height = canvas.style.minHeight = `${height}px`;
    if (!this.#chart) {
      this.#chart = createChart(canvas, width, height);
      this.#chart.on("click", (mark) => this.#open(mark as Mark));
    }
    if (this.#chart.getWidth() !== width || this.#chart.getHeight() !== height) {
      this.#chart.resize({ width, height });
    }
    this.#chart.setOption(option, { notMerge: true });
    this.#chart.getZr().flush();
  }
}
define("clientele-chart", ChartElement);
