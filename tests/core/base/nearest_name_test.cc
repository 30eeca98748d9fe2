// What is proposed for a typing error.
#include "base/nearest_name.h"

#include <gtest/gtest.h>

namespace clientele {
namespace {

TEST(NearestName, IsTheOneWithFewestEdits) {
  const std::vector<std::string> names = {"amount", "discount", "account", "订单号"};
  EXPECT_EQ(nearest_name("amuont", names), "amount");
  EXPECT_EQ(nearest_name("acccount", names), "account");
  EXPECT_EQ(nearest_name("订单", names), "订单号");
  EXPECT_EQ(nearest_name("", {"ab", "c", "d"}), "c") << "the first of several";
  EXPECT_EQ(nearest_name("x", {}), "");
}

}  // namespace
}  // namespace clientele
