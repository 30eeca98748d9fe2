// IBM's telco customers as a table for models: 19 columns and whether the customer left.
#pragma once

#include <array>
#include <cmath>
#include <map>
#include <sstream>
#include <string>

#include "stats/learn/features.h"

namespace clientele::test {

struct Telco {
  stats::FeatureTable table;
  std::vector<std::uint8_t> left;
};

inline Telco read_telco(const std::string& csv) {
  constexpr std::size_t kColumns = 19;
  Telco out;
  out.table.resize(kColumns);
  std::array<std::map<std::string, float>, kColumns> levels;
  std::istringstream lines(csv);
  std::string line, cell;
  std::getline(lines, line);
  while (std::getline(lines, line)) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    std::istringstream cells(line);
    std::getline(cells, cell, ',');  // the id
    for (std::size_t c = 0; c < kColumns; ++c) {
      std::getline(cells, cell, ',');
      auto& feature = out.table[c];
      feature.category = c != 4 && c != 17 && c != 18;  // tenure, monthly and total charges
      if (feature.category) {
        const auto next = static_cast<float>(levels[c].size() + 1);
        feature.values.push_back(levels[c].try_emplace(cell, next).first->second);
      } else {
        feature.values.push_back(cell.find_first_of("0123456789") == std::string::npos
                                     ? std::nanf("")
                                     : std::stof(cell));
      }
    }
    std::getline(cells, cell, ',');
    out.left.push_back(cell == "Yes" ? 1 : 0);
  }
  return out;
}

}  // namespace clientele::test
