// Short forms for messages, their arguments and table columns.
#pragma once

#include <string>
#include <utility>

#include "analyses/result.h"

namespace clientele {

using TextArgs = std::map<std::string, TextArg>;

inline Text say(std::string key, TextArgs args = {}) { return {std::move(key), std::move(args)}; }

inline TextArg as_count(double value) { return Number{value, Unit::count}; }
inline TextArg as_share(double value) { return Number{value, Unit::share}; }
inline TextArg as_points(double value) { return Number{value, Unit::points}; }
inline TextArg as_score(double value) { return Number{value, Unit::score}; }
inline TextArg as_number(double value) { return Number{value, Unit::number}; }
inline TextArg as_days(double value) { return Number{value, Unit::days}; }
inline TextArg as_p(double value) { return Number{value, Unit::p_value}; }
inline TextArg as_money(double value) { return Number{value, Unit::money}; }
inline TextArg as_points_range(double low, double high) {
  const auto text =
      say("common.points_range", {{"low", as_score(100 * low)}, {"high", as_score(100 * high)}});
  return std::vector<Text>{text};
}
inline TextArg as_text(Text text) { return std::vector<Text>{std::move(text)}; }

// A column whose label is the message "<section>.column.<id>".
inline TableColumn table_column(const std::string& section, const std::string& id, Unit unit) {
  return {id, say(section + ".column." + id), unit};
}

// A column whose label every section shares: "common.<id>".
inline TableColumn common_column(const std::string& id, Unit unit) {
  return {id, say("common." + id), unit};
}

inline std::pair<std::string, Figure> figure(std::string id, double value, Unit unit,
                                             std::optional<double> n = {},
                                             std::optional<Interval> ci = {},
                                             std::optional<Text> note = {}) {
  return {std::move(id), Figure{value, unit, n, ci, std::move(note)}};
}

}  // namespace clientele
