// The words behind clean/rules.h, in both languages.
#include "clean/rules.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "base/utf8.h"

namespace clientele {
namespace {

using Word = std::string_view;

// Chinese statuses without what says whose they are and that they are done (bare_status): 已取消,
// 订单取消 and 取消成功 are 取消.
constexpr std::array kCancelled = {
    Word("取消"),       Word("关闭"),       Word("作废"),        Word("撤单"),
    Word("撤销"),       Word("撤回"),       Word("无效"),        Word("删除"),
    Word("驳回"),       Word("拒绝"),       Word("拒单"),        Word("终止"),
    Word("审核不通过"), Word("审核未通过"), Word("审批不通过"),  Word("审批未通过"),
    Word("不通过"),     Word("未通过"),     Word("审核驳回"),    Word("审批驳回"),
    Word("cancelled"),  Word("canceled"),   Word("cancel"),      Word("void"),
    Word("voided"),     Word("closed"),     Word("closed lost"), Word("invalid"),
    Word("deleted"),    Word("removed"),    Word("rejected"),    Word("declined"),
    Word("denied"),     Word("terminated"), Word("withdrawn"),
};
constexpr std::array kRefunded = {
    Word("退款"),
    Word("退货"),
    Word("退货退款"),
    Word("退款退货"),
    Word("仅退款"),
    Word("全额退款"),
    Word("全部退款"),
    Word("全额退货"),
    Word("退回"),
    Word("拒收"),
    Word("拒收退回"),
    Word("拒签"),
    Word("退货入库"),
    Word("refunded"),
    Word("refund"),
    Word("returned"),
    Word("return"),
    Word("refused"),
    Word("fully refunded"),
    Word("refund completed"),
    Word("refund complete"),
    Word("refund succeeded"),
    Word("refund successful"),
    Word("return completed"),
    Word("delivery refused"),
};
constexpr std::array kUnpaid = {
    Word("待付款"),
    Word("待支付"),
    Word("未付款"),
    Word("未支付"),
    Word("等待付款"),
    Word("等待买家付款"),
    Word("等待支付"),
    Word("待付定金"),
    Word("unpaid"),
    Word("pending payment"),
    Word("payment pending"),
    Word("pending"),
    Word("awaiting payment"),
    Word("not paid"),
    Word("draft"),
    Word("failed"),
    Word("expired"),
    Word("payment failed"),
    Word("支付失败"),
    Word("付款失败"),
    Word("未付款关闭"),
    Word("超时未支付"),
    Word("支付超时"),
    Word("超时关闭"),
    Word("草稿"),
    Word("暂存"),
    Word("未提交"),
    Word("待提交"),
};
constexpr std::array kFooters = {
    Word("合计"),        Word("总计"),     Word("小计"),      Word("共计"),  Word("总和"),
    Word("汇总"),        Word("合计:"),    Word("合计："),    Word("total"), Word("totals"),
    Word("grand total"), Word("subtotal"), Word("sub-total"), Word("sum"),   Word("total:"),
};
constexpr std::array kTestWords = {Word("test"), Word("testing"), Word("dummy")};

std::string folded(std::string_view text) {
  std::string out = ascii_lower(std::string(text));
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

// Without whose status it is and that it is done: "订单已取消" and "取消成功" as "取消".
std::string_view bare_status(std::string_view text) {
  for (const Word word : {Word("订单"), Word("交易"), Word("买家"), Word("卖家"), Word("客户"),
                          Word("用户"), Word("系统"), Word("售后"), Word("已"), Word("wc ")}) {
    if (text.size() > word.size() && text.starts_with(word)) text.remove_prefix(word.size());
  }
  for (const Word word : {Word("订单"), Word("交易"), Word("成功"), Word("完成")}) {
    if (text.size() > word.size() && text.ends_with(word)) text.remove_suffix(word.size());
  }
  return text;
}

StatusMeaning read_part(std::string_view status) {
  std::string text = folded(status);
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '_' || c == '-'; }, ' ');
  const auto first = text.find_first_not_of(' ');
  if (first == std::string::npos) return StatusMeaning::normal;
  text.erase(0, first);
  for (const std::string_view as : {std::string_view(text), bare_status(text)}) {
    if (contains(kUnpaid, as)) return StatusMeaning::unpaid;
    if (contains(kCancelled, as)) return StatusMeaning::cancelled;
    if (contains(kRefunded, as)) return StatusMeaning::refunded;
  }
  return StatusMeaning::normal;
}

}  // namespace

StatusMeaning read_status(std::string_view status) {
  // "(删除)等待出库": what stands in brackets is what became of it; "已取消(缺货)": or why.
  std::string part;
  const auto meaning = [&] {
    const StatusMeaning found = read_part(part);
    part.clear();
    return found;
  };
  for (const char c : fold_width(status)) {
    if (c != '(' && c != ')' && c != '[' && c != ']') {
      part += c;
    } else if (const auto found = meaning(); found != StatusMeaning::normal) {
      return found;
    }
  }
  return meaning();
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
