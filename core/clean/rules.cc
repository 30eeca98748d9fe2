// The words behind clean/rules.h, in both languages.
#include "clean/rules.h"

#include <algorithm>
#include <array>
#include <string>

namespace clientele {
namespace {

using Word = std::string_view;

constexpr std::array kCancelled = {
    Word("已取消"),   Word("取消"),     Word("交易关闭"), Word("已关闭"),    Word("订单关闭"),
    Word("作废"),     Word("已作废"),   Word("撤单"),     Word("cancelled"), Word("canceled"),
    Word("cancel"),   Word("void"),     Word("voided"),   Word("closed"),    Word("wc-cancelled"),
    Word("交易取消"), Word("订单取消"), Word("已撤销"),
};
constexpr std::array kRefunded = {
    Word("已退款"),   Word("退款成功"),   Word("全额退款"),    Word("退货退款"), Word("已退货"),
    Word("退款完成"), Word("退款"),       Word("退货"),        Word("refunded"), Word("returned"),
    Word("refund"),   Word("已全额退款"), Word("wc-refunded"),
};
constexpr std::array kUnpaid = {
    Word("待付款"),     Word("待支付"),           Word("未付款"),          Word("未支付"),
    Word("等待付款"),   Word("等待买家付款"),     Word("等待支付"),        Word("待付定金"),
    Word("unpaid"),     Word("pending payment"),  Word("payment pending"), Word("pending"),
    Word("wc-pending"), Word("awaiting payment"), Word("not paid"),        Word("draft"),
    Word("failed"),     Word("wc-failed"),        Word("expired"),         Word("payment failed"),
    Word("支付失败"),   Word("付款失败"),         Word("未付款关闭"),      Word("超时未支付"),
    Word("支付超时"),   Word("超时关闭"),
};
constexpr std::array kFooters = {
    Word("合计"),        Word("总计"),     Word("小计"),      Word("共计"),  Word("总和"),
    Word("汇总"),        Word("合计:"),    Word("合计："),    Word("total"), Word("totals"),
    Word("grand total"), Word("subtotal"), Word("sub-total"), Word("sum"),   Word("total:"),
};
constexpr std::array kTestWords = {Word("test"), Word("testing"), Word("dummy")};

std::string folded(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) {
    return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  });
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

template <std::size_t N>
bool contains(const std::array<Word, N>& list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

bool is_word_part(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
         (static_cast<unsigned char>(c) & 0x80u) != 0;
}

bool has_word(std::string_view text, std::string_view word) {
  for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const bool begins = at == 0 || !is_word_part(text[at - 1]);
    const auto end = at + word.size();
    if (begins && (end == text.size() || !is_word_part(text[end]))) return true;
  }
  return false;
}

}  // namespace

StatusMeaning read_status(std::string_view status) {
  const std::string text = folded(status);
  if (contains(kCancelled, text)) return StatusMeaning::cancelled;
  if (contains(kRefunded, text)) return StatusMeaning::refunded;
  if (contains(kUnpaid, text)) return StatusMeaning::unpaid;
  return StatusMeaning::normal;
}

bool is_test_text(std::string_view value) {
  if (value.size() > 200) return false;  // a remark this long is about something else
  if (value.find("测试") != std::string_view::npos) return true;
  const std::string text = folded(value);
  return std::any_of(kTestWords.begin(), kTestWords.end(),
                     [&](Word word) { return has_word(text, word); });
}

bool is_footer_total(std::string_view value) {
  return value.size() <= 24 && contains(kFooters, folded(value));
}

}  // namespace clientele
