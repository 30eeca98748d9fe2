// From a block to what ECharts draws: one builder a type, and how tall each wants to be.
import type { ChartType } from "../report/model.ts";
import { bar, isHorizontal, stackedBar } from "./bar.ts";
import { bridge } from "./bridge.ts";
import { calibration } from "./calibration.ts";
import type { Option } from "./echarts.ts";
import { heatmap, heatmapShape, matrix } from "./heatmap.ts";
import { funnel } from "./funnel.ts";
import { histogram } from "./histogram.ts";
import { line } from "./line.ts";
import { lorenz } from "./lorenz.ts";
import { nps } from "./nps.ts";
import { pareto } from "./pareto.ts";
import { scatter } from "./scatter.ts";
import { steps } from "./steps.ts";
import type { Source } from "./source.ts";
import { treemap } from "./treemap.ts";

const BUILDERS: Record<ChartType, (source: Source) => Option> = {
  line,
  bar,
  stacked_bar: stackedBar,
  heatmap,
  histogram,
  lorenz,
  scatter,
  treemap,
  nps,
  pareto,
  bridge,
  funnel,
  matrix,
  steps,
  calibration,
};

/** Null for a type this version does not know: the block's table is shown instead. */
export function chartOption(source: Source): Option | null {
  const build = BUILDERS[source.spec.type] as ((source: Source) => Option) | undefined;
  return build ? build(source) : null;
}

/** Paper has less room, and is read from nearer: several charts stand on a page. */
export function chartHeight(source: Source, onPaper = false): number {
  const either = (screen: number, paper: number) => (onPaper ? paper : screen);
  switch (source.spec.type) {
    case "nps":
      return 100;
    case "bar":
    case "stacked_bar": {
      if (!isHorizontal(source)) return either(280, 216);
      const bars = either(14, 9) * source.y.length + either(16, 11);
      const perRow = source.spec.type === "bar" ? bars : either(32, 24);
      return 64 + source.x.names.length * perRow;
    }
    case "heatmap":
      return 90 + heatmapShape(source).rows.length * either(30, 24);
    case "matrix":
      return 70 + heatmapShape(source).rows.length * either(36, 28);
    case "funnel":
      return 24 + source.x.names.length * either(40, 30);
    case "calibration":
    case "scatter":
    case "lorenz":
      return Math.min(either(400, 320), Math.max(either(300, 240), source.width * 0.7));
    default:
      return either(300, 224);
  }
}
