#include "report/html_chart.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <optional>
#include <vector>

namespace clientele::html {
namespace {

constexpr double kWidth = 720;

std::string px(double value) {
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%.1f", value);
  return buffer;
}

struct Series {
  std::vector<std::string> labels;  // escaped
  std::vector<std::optional<double>> values;
  Unit unit = Unit::number;
};

std::size_t column_of(const Json& table, const std::string& id) {
  const Json& columns = table.at("columns");
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].at("id") == id) return i;
  }
  return columns.size();
}

std::optional<double> number_at(const Json& row, std::size_t column) {
  if (column >= row.size() || !row[column].is_number()) return std::nullopt;
  return row[column].get<double>();
}

Series series_of(const Json& block) {
  const Json& table = block.at("table");
  const Json& spec = block.at("chart");
  Series series;
  if (spec.at("y").empty()) return series;
  const std::size_t x = column_of(table, spec.at("x").get<std::string>());
  const std::size_t y = column_of(table, spec.at("y").at(0).get<std::string>());
  if (x >= table.at("columns").size() || y >= table.at("columns").size()) return series;
  series.unit = unit_of(table.at("columns").at(y).at("unit"));
  const Unit x_unit = unit_of(table.at("columns").at(x).at("unit"));
  for (const auto& row : table.at("rows")) {
    series.labels.push_back(cell(row.at(x), x_unit));
    series.values.push_back(number_at(row, y));
  }
  return series;
}

std::string open_svg(double height) {
  return "<svg class=\"chart\" viewBox=\"0 0 " + px(kWidth) + " " + px(height) + "\" role=\"img\">";
}

// Bars lie on their side: labels of any length stay readable. HTML, because SVG text does not wrap.
std::string bars(const Series& series) {
  double most = 0;
  for (const auto& value : series.values) most = std::max(most, std::fabs(value.value_or(0)));
  if (most <= 0) return {};
  std::string out = "<div class=\"bars\" aria-hidden=\"true\">";
  for (std::size_t i = 0; i < series.labels.size() && i < 40; ++i) {
    const double value = series.values[i].value_or(0);
    out += "<span class=\"label\">" + series.labels[i] +
           "</span><svg viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\"><rect class=\"" +
           (value < 0 ? "fall" : "bar") + "\" width=\"" + px(100 * std::fabs(value) / most) +
           "\" height=\"10\"/></svg><span class=\"value\">" + short_number(value, series.unit) +
           "</span>";
  }
  return out + "</div>";
}

std::string line(const Series& series) {
  double low = 0, high = 0;
  std::size_t known = 0;
  for (const auto& value : series.values) {
    if (!value) continue;
    low = std::min(low, *value);
    high = std::max(high, *value);
    ++known;
  }
  if (known < 2 || high <= low) return {};
  constexpr double kTop = 16, kBottom = 196, kLeft = 8, kRight = kWidth - 8;
  const auto y = [&](double value) {
    return kBottom - (value - low) / (high - low) * (kBottom - kTop);
  };
  const double step = (kRight - kLeft) / static_cast<double>(series.values.size() - 1);
  std::string points;
  for (std::size_t i = 0; i < series.values.size(); ++i) {
    if (series.values[i])
      points += px(kLeft + step * static_cast<double>(i)) + "," + px(y(*series.values[i])) + " ";
  }
  return "<div class=\"lines\" aria-hidden=\"true\"><p class=\"scale\">" +
         short_number(high, series.unit) + "</p>" + open_svg(204) + "<line class=\"axis\" x1=\"" +
         px(kLeft) + "\" x2=\"" + px(kRight) + "\" y1=\"" + px(y(0)) + "\" y2=\"" + px(y(0)) +
         "\"/><polyline class=\"line\" points=\"" + points + "\"/></svg><p class=\"ends\"><span>" +
         series.labels.front() + "</span><span>" + series.labels.back() + "</span></p></div>";
}

}  // namespace

std::string chart(const Json& block) {
  if (!block.contains("chart") || !block.contains("table")) return {};
  const auto type = block.at("chart").at("type").get<std::string>();
  if (type == "line" || type == "lorenz" || type == "steps" || type == "calibration")
    return line(series_of(block));
  if (type == "bar" || type == "histogram" || type == "pareto" || type == "treemap" ||
      type == "nps")
    return bars(series_of(block));
  return {};
}

}  // namespace clientele::html
