// The figure ids that core/docs/figures.md documents.
#pragma once

#include <fstream>
#include <set>
#include <sstream>
#include <string>

namespace clientele::test {

// "abc.{a,b,c}.customers" as its ids; {segment} stands for the segments of RFM.
inline void expand_figure_id(const std::string& id, std::set<std::string>& into) {
  const auto open = id.find('{');
  if (open == std::string::npos) {
    into.insert(id);
    return;
  }
  const auto close = id.find('}', open);
  std::string choices = id.substr(open + 1, close - open - 1);
  if (choices == "segment") {
    choices =
        "champions,grow,keep,win_back,regular_value,regular_grow,regular_keep,regular_win_back";
  }
  std::istringstream list(choices);
  for (std::string choice; std::getline(list, choice, ',');) {
    expand_figure_id(id.substr(0, open) + choice + id.substr(close + 1), into);
  }
}

inline std::set<std::string> documented_figures() {
  std::ifstream in(std::string(CLIENTELE_SOURCE) + "/core/docs/figures.md");
  std::set<std::string> ids;
  for (std::string line; std::getline(in, line);) {
    const auto end = line.find(" | ");
    if (!line.starts_with("| ") || end == std::string::npos || line.find('.') > end) continue;
    expand_figure_id(line.substr(2, end - 2), ids);
  }
  return ids;
}

}  // namespace clientele::test
