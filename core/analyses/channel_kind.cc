// Words of channels, in the order they are tried: 网店 is online although 店 alone is a shop.
#include "analyses/channel_kind.h"

#include <string>

#include "base/ascii.h"

namespace clientele {
namespace {

// Chinese words match anywhere; Latin ones as whole words, so that "shopper" is no shop.
constexpr std::string_view kOfflineFirst[] = {"线下", "offline", "in-store", "in store"};
constexpr std::string_view kOnline[] = {
    "线上",   "在线",   "网",      "官网",     "电商",       "小程序",    "公众号", "商城",
    "旗舰店", "天猫",   "淘宝",    "京东",     "拼多多",     "抖音",      "抖店",   "快手",
    "小红书", "唯品会", "有赞",    "微信",     "微店",       "直播",      "app",    "h5",
    "online", "web",    "website", "internet", "e-commerce", "ecommerce", "eshop",  "mobile",
    "amazon", "ebay",   "shopify", "tmall",    "taobao",     "jd"};
constexpr std::string_view kOffline[] = {
    "门店",   "实体",    "柜台", "专柜",   "直营",        "经销",     "代理", "卖场",
    "超市",   "展会",    "上门", "店",     "store",       "stores",   "shop", "retail",
    "branch", "counter", "pos",  "dealer", "distributor", "showroom", "field"};

bool is_latin(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

bool says(std::string_view name, std::string_view word) {
  for (auto at = name.find(word); at != std::string_view::npos; at = name.find(word, at + 1)) {
    if (!is_latin(word.front())) return true;
    const bool begins = at == 0 || !is_latin(name[at - 1]);
    const auto end = at + word.size();
    if (begins && (end == name.size() || !is_latin(name[end]))) return true;
  }
  return false;
}

template <std::size_t N>
bool says_any(std::string_view name, const std::string_view (&words)[N]) {
  for (const auto word : words) {
    if (says(name, word)) return true;
  }
  return false;
}

}  // namespace

ChannelKind channel_kind(std::string_view name) {
  const std::string folded = ascii_lower(std::string(name));
  if (says_any(folded, kOfflineFirst)) return ChannelKind::offline;
  if (says_any(folded, kOnline)) return ChannelKind::online;
  if (says_any(folded, kOffline)) return ChannelKind::offline;
  return ChannelKind::unknown;
}

}  // namespace clientele
