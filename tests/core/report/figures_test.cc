// core/docs/figures.md against the code: every figure that has a name is documented.
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include "report/catalogue.h"

namespace clientele {
namespace {

// "abc.{a,b,c}.customers" as its ids; {segment} stands for the segments of RFM.
void expand(const std::string& id, std::set<std::string>& into) {
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
    expand(id.substr(0, open) + choice + id.substr(close + 1), into);
  }
}

std::set<std::string> documented() {
  std::ifstream in(std::string(CLIENTELE_SOURCE) + "/core/docs/figures.md");
  std::set<std::string> ids;
  for (std::string line; std::getline(in, line);) {
    const auto end = line.find(" | ");
    if (!line.starts_with("| ") || end == std::string::npos || line.find('.') > end) continue;
    expand(line.substr(2, end - 2), ids);
  }
  return ids;
}

TEST(Figures, EveryNamedFigureIsDocumented) {
  const auto ids = documented();
  EXPECT_GT(ids.size(), 60u);
  for (const auto& message : all_messages()) {
    if (!message.key.starts_with("figure.")) continue;
    EXPECT_EQ(ids.count(std::string(message.key.substr(7))), 1u)
        << message.key << " is not in core/docs/figures.md";
  }
}

TEST(Figures, TheDesignsIdsAreDocumented) {
  const auto ids = documented();
  for (const char* id : {"data.rows", "customers.total", "revenue.net", "behaviour.repurchase_rate",
                         "abc.c.revenue_share", "rfm.regular_win_back.customers",
                         "satisfaction.csi", "nps.score", "loyalty.referral_rate"}) {
    EXPECT_EQ(ids.count(id), 1u) << id;
  }
}

}  // namespace
}  // namespace clientele
