// The parts of ECharts that the report uses; nothing else is bundled.
import {
  BarChart,
  CustomChart,
  HeatmapChart,
  LineChart,
  ScatterChart,
  TreemapChart,
} from "echarts/charts";
import {
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapContinuousComponent,
} from "echarts/components";
import { init, use, type EChartsCoreOption, type EChartsType } from "echarts/core";
import { LabelLayout } from "echarts/features";
import { SVGRenderer } from "echarts/renderers";

use([
  BarChart,
  CustomChart,
  HeatmapChart,
  LineChart,
  ScatterChart,
  TreemapChart,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapContinuousComponent,
  // Without it `labelLayout` is ignored, and names lie upon each other.
  LabelLayout,
  SVGRenderer,
]);

export type Option = EChartsCoreOption;
export type Chart = EChartsType;

export function createChart(element: HTMLElement, width: number, height: number): Chart {
  return init(element, null, { renderer: "svg", width, height });
}
