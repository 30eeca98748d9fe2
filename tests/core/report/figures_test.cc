// core/docs/figures.md against the code: every figure that has a name is documented.
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "report/catalogue.h"
#include "support/figure_ids.h"

namespace clientele {
namespace {

TEST(Figures, EveryNamedFigureIsDocumented) {
  const auto ids = test::documented_figures();
  EXPECT_GT(ids.size(), 60u);
  for (const auto& message : all_messages()) {
    if (!message.key.starts_with("figure.")) continue;
    EXPECT_EQ(ids.count(std::string(message.key.substr(7))), 1u)
        << message.key << " is not in core/docs/figures.md";
  }
}

TEST(Figures, TheDesignsIdsAreDocumented) {
  const auto ids = test::documented_figures();
  for (const char* id : {"data.rows", "customers.total", "revenue.net", "behaviour.repurchase_rate",
                         "abc.c.revenue_share", "rfm.regular_win_back.customers",
                         "satisfaction.csi", "nps.score", "loyalty.referral_rate"}) {
    EXPECT_EQ(ids.count(id), 1u) << id;
  }
}

}  // namespace
}  // namespace clientele
