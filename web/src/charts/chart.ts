// From a block to what ECharts draws: one builder a type, and how tall each wants to be.
import type { ChartType } from "../report/model.ts";
import { measuredHeight } from "./axes.ts";
import { bar, columnsOf, isHorizontal, stackedBar } from "./bar.ts";
import { bridge, bridgeLies } from "./bridge.ts";
import { calibration } from "./calibration.ts";
import type { Option } from "./echarts.ts";
import { heatmap, heatmapNames, heatmapShape, isNumbered, matrix, matrixHead } from "./heatmap.ts";
import { funnel } from "./funnel.ts";
import { histogram } from "./histogram.ts";
import { line } from "./line.ts";
import { lorenz } from "./lorenz.ts";
import { nps } from "./nps.ts";
import { pareto } from "./pareto.ts";
import { scatter } from "./scatter.ts";
import { steps } from "./steps.ts";
import type { Source } from "./source.ts";
import { treemap, treemapParts } from "./treemap.ts";

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

/** On paper lower: several charts stand on a page. */
export function chartHeight(source: Source): number {
  const either = (screen: number, paper: number) => (source.onPaper ? paper : screen);
  switch (source.spec.type) {
    case "nps":
      return 100;
    case "treemap":
      return treemapParts(source).height;
    case "bar":
    case "stacked_bar": {
      if (!isHorizontal(source)) return either(280, 160);
      // On paper as low as a name is high.
      const bars = Math.max(either(30, 17), either(14, 5) * source.y.length + either(16, 7));
      const perRow = source.spec.type === "bar" ? bars : either(32, 20);
      return 64 + Math.ceil(source.x.names.length / columnsOf(source)) * perRow;
    }
    case "heatmap": {
      const rows = heatmapShape(source).rows.length;
      // Two years of cohorts take a third of a page.
      const least = isNumbered(source) ? 16 : 9;
      const names = heatmapNames(source);
      const around = either(90, 76) + (names.below ? 18 : 0) + (names.above ? 18 : 0);
      return around + rows * either(30, Math.min(20, Math.max(least, 220 / rows)));
    }
    case "matrix":
      return matrixHead(source).height + 52 + heatmapShape(source).rows.length * either(36, 24);
    case "bridge":
      return bridgeLies(source) ? 56 + source.x.names.length * 32 : either(300, 176);
    case "funnel":
      return 24 + source.x.names.length * either(40, 28);
    case "calibration":
    case "scatter":
    case "lorenz":
      return measuredHeight(source);
    default:
      return either(300, 160);
  }
}
