// What texts of a row say about it: test orders, cancelled, refunded and unpaid statuses, footer
// totals.
#pragma once

#include <cstdint>
#include <string_view>

namespace clientele {

enum class StatusMeaning : std::uint8_t {
  normal,     // paid, shipped, completed, unknown words
  cancelled,  // cancelled, closed, voided, deleted, rejected: nothing was kept of the line
  refunded,   // refunded in full, returned, refused at the door
  unpaid,     // waiting for payment, or a draft: no sale so far
};
// Of a status on its way ("退款中"), partial ("部分退款") or unknown nothing is concluded.
StatusMeaning read_status(std::string_view status);

// Whether a product, customer or remark marks a test order: 测试, test order, "test". Whole words
// only, so that "testosterone" and "latest" are no tests.
bool is_test_text(std::string_view text);

// Whether a field says that its row is a total of others: 合计, 总计, 小计, Total, Grand total.
bool is_footer_total(std::string_view text);

}  // namespace clientele
