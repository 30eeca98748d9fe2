// The section "conversion" while it is made: what its parts share.
#pragma once

#include <string>
#include <vector>

#include "analyses/conversion_summary.h"
#include "analyses/words.h"
#include "stats/intervals.h"

namespace clientele {

struct ConversionDraft {
  static constexpr double kEnough = 30;  // leads or customers before anything is concluded of them

  const ConversionSummary& summary;
  const ConcludeContext& run;
  Conclusion out;

  Section& section() { return *out.section; }
  void add(const std::string& id, double value, Unit unit, std::optional<double> n = {},
           std::optional<Interval> ci = {}) {
    out.figures.push_back(figure(id, value, unit, n, ci));
    section().figures.push_back(id);
  }
  Block& block(const std::string& id, std::vector<TableColumn> columns) {
    Block& block = section().blocks.emplace_back();
    block.kind = Block::Kind::table;
    block.id = "conversion." + id;
    block.title = say(block.id);
    block.table.columns = std::move(columns);
    return block;
  }
};

inline void draw(Block& block, ChartSpec spec) {
  block.kind = Block::Kind::chart;
  block.chart = std::move(spec);
}
inline TableColumn conversion_column(const std::string& id, Unit unit) {
  return table_column("conversion", id, unit);
}
inline Interval wilson_interval(double successes, double n) {
  const auto range = stats::wilson(successes, n);
  return {range.low, range.high};
}
// A text from data; one that is empty is "unknown".
inline Cell group_cell(const std::string& text) {
  if (text.empty()) return say("common.unknown");
  return text;
}

// conversion_model.cc: which attributes go with conversion, the others held equal.
void write_conversion_model(ConversionDraft& draft);
// conversion_cost.cc: what new customers cost and bring, by channel and month.
void write_costs(ConversionDraft& draft);

}  // namespace clientele
