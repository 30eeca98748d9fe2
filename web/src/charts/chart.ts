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

export function chartHeight(source: Source): number {
  switch (source.spec.type) {
    case "nps":
      return 100;
    case "bar":
    case "stacked_bar": {
      if (!isHorizontal(source)) return 280;
      const perRow = source.spec.type === "bar" ? 14 * source.y.length + 16 : 32;
      return 64 + source.x.names.length * perRow;
    }
    case "heatmap":
      return 90 + heatmapShape(source).rows.length * 30;
    case "matrix":
      return 70 + heatmapShape(source).rows.length * 36;
    case "funnel":
      return 24 + source.x.names.length * 40;
    case "calibration":
    case "scatter":
    case "lorenz":
      return Math.min(400, Math.max(300, source.width * 0.7));
    default:
      return 300;
  }
}
