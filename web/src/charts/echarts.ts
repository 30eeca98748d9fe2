// The parts of ECharts that the report uses; nothing else is bundled.
import { BarChart, CustomChart, HeatmapChart, LineChart, ScatterChart } from "echarts/charts";
import {
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapContinuousComponent,
} from "echarts/components";
import { init, setPlatformAPI, use, type EChartsCoreOption, type EChartsType } from "echarts/core";
import { AxisBreak, LabelLayout } from "echarts/features";
import { SVGRenderer } from "echarts/renderers";
import { measuring } from "./measure.ts";

use([
  AxisBreak,
  BarChart,
  CustomChart,
  HeatmapChart,
  LineChart,
  ScatterChart,
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

let context: CanvasRenderingContext2D | null | undefined;

export function createChart(element: HTMLElement, width: number, height: number): Chart {
  if (context === undefined) {
    context = document.createElement("canvas").getContext("2d");
    if (context) setPlatformAPI({ measureText: measuring(context) });
  }
  return init(element, null, { renderer: "svg", width, height });
}
