#include "clean/duplicates/jaro_winkler.h"

#include <algorithm>
#include <cstdint>

namespace clientele {
namespace {

constexpr std::size_t kLongest = 64;  // a bit of a word each
constexpr std::size_t kPrefix = 4;
constexpr double kPrefixWeight = 0.1;

}  // namespace

double jaro_winkler(std::u32string_view a, std::u32string_view b) {
  a = a.substr(0, kLongest);
  b = b.substr(0, kLongest);
  if (a.empty() || b.empty()) return 0;
  if (a == b) return 1;
  const std::size_t longer = std::max(a.size(), b.size());
  const std::size_t reach = longer / 2 == 0 ? 0 : longer / 2 - 1;
  std::uint64_t in_a = 0, in_b = 0;  // characters that have a partner
  std::size_t matches = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const std::size_t last = std::min(b.size(), i + reach + 1);
    for (std::size_t j = i < reach ? 0 : i - reach; j < last; ++j) {
      if ((in_b >> j & 1) != 0 || a[i] != b[j]) continue;
      in_a |= std::uint64_t{1} << i;
      in_b |= std::uint64_t{1} << j;
      ++matches;
      break;
    }
  }
  if (matches == 0) return 0;
  std::size_t out_of_order = 0;
  for (std::size_t i = 0, j = 0; i < a.size(); ++i) {
    if ((in_a >> i & 1) == 0) continue;
    while ((in_b >> j & 1) == 0) ++j;
    out_of_order += a[i] != b[j] ? 1u : 0u;
    ++j;
  }
  const auto m = static_cast<double>(matches);
  const double jaro = (m / static_cast<double>(a.size()) + m / static_cast<double>(b.size()) +
                       (m - static_cast<double>(out_of_order / 2)) / m) /
                      3;
  std::size_t prefix = 0;
  const std::size_t most = std::min({kPrefix, a.size(), b.size()});
  while (prefix < most && a[prefix] == b[prefix]) ++prefix;
  return jaro + static_cast<double>(prefix) * kPrefixWeight * (1 - jaro);
}

}  // namespace clientele
