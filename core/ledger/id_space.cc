#include "ledger/id_space.h"

#include <algorithm>
#include <numeric>

#include "base/hash.h"

namespace clientele {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::uint64_t pattern_hash(std::string_view prefix, std::string_view suffix, std::size_t digits) {
  return mix64(hash_bytes(prefix) * 3 + hash_bytes(suffix) + digits);
}

}  // namespace

IdSpace::Parts IdSpace::take_apart(std::string_view id) {
  std::size_t end = id.size();
  while (end > 0 && !is_digit(id[end - 1])) --end;
  std::size_t begin = end;
  while (begin > 0 && end - begin < kMaxDigits && is_digit(id[begin - 1])) --begin;
  if (begin == end) return {id, {}, {}};
  return {id.substr(0, begin), id.substr(begin, end - begin), id.substr(end)};
}

IdKey IdSpace::key_of_another(std::string_view id) {
  const Parts parts = take_apart(id);
  const std::uint32_t pattern = intern(parts);
  if (!parts.digits.empty() && parts.suffix.empty()) {
    last_.base = static_cast<IdKey>(pattern) << kNumberBits;
    last_.prefix.assign(parts.prefix);
    last_.size = id.size();
  }
  return make_key(pattern, parts.digits);
}

IdKey IdSpace::make_key(std::uint32_t pattern, std::string_view digits) {
  IdKey number = 0;
  for (const char c : digits) number = number * 10 + static_cast<IdKey>(c - '0');
  return (static_cast<IdKey>(pattern) << kNumberBits) | number;
}

std::size_t IdSpace::slot_of(const Parts& parts) const {
  const std::size_t mask = slots_.size() - 1;
  auto slot =
      static_cast<std::size_t>(pattern_hash(parts.prefix, parts.suffix, parts.digits.size())) &
      mask;
  while (slots_[slot] != 0) {
    const Pattern& p = patterns_[slots_[slot] - 1];
    if (p.digits == parts.digits.size() && p.prefix == parts.prefix.size() &&
        p.text.size() == parts.prefix.size() + parts.suffix.size() &&
        p.text.compare(0, p.prefix, parts.prefix) == 0 &&
        p.text.compare(p.prefix, std::string::npos, parts.suffix) == 0) {
      break;
    }
    slot = (slot + 1) & mask;
  }
  return slot;
}

std::optional<IdKey> IdSpace::find(std::string_view id) const {
  if (slots_.empty()) return std::nullopt;
  const Parts parts = take_apart(id);
  const std::uint32_t entry = slots_[slot_of(parts)];
  if (entry == 0) return std::nullopt;
  return make_key(entry - 1, parts.digits);
}

std::uint32_t IdSpace::intern(const Parts& parts) {
  if (patterns_.size() * 2 >= slots_.size()) grow();
  const std::size_t slot = slot_of(parts);
  if (slots_[slot] != 0) return slots_[slot] - 1;
  Pattern pattern;
  pattern.text.reserve(parts.prefix.size() + parts.suffix.size());
  pattern.text.append(parts.prefix).append(parts.suffix);
  pattern.prefix = static_cast<std::uint32_t>(parts.prefix.size());
  pattern.digits = static_cast<std::uint32_t>(parts.digits.size());
  pattern.hash = pattern_hash(parts.prefix, parts.suffix, parts.digits.size());
  patterns_.push_back(std::move(pattern));
  slots_[slot] = static_cast<std::uint32_t>(patterns_.size());
  return slots_[slot] - 1;
}

void IdSpace::grow() {
  slots_.assign(slots_.empty() ? 64 : slots_.size() * 2, 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = 0; i < patterns_.size(); ++i) {
    auto slot = static_cast<std::size_t>(patterns_[i].hash) & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = static_cast<std::uint32_t>(i + 1);
  }
}

std::string IdSpace::text(IdKey key) const {
  if (key == kNoId) return {};
  const Pattern& p = patterns_[static_cast<std::size_t>(key >> kNumberBits)];
  std::string digits(p.digits, '0');
  IdKey number = key & kNumberMask;
  for (std::size_t i = p.digits; i > 0; --i, number /= 10) {
    digits[i - 1] = static_cast<char>('0' + number % 10);
  }
  return p.text.substr(0, p.prefix) + digits + p.text.substr(p.prefix);
}

std::size_t IdSpace::bytes() const {
  std::size_t total = slots_.size() * sizeof(slots_[0]) + patterns_.size() * sizeof(Pattern);
  for (const auto& p : patterns_) total += p.text.size();
  return total;
}

std::vector<std::uint32_t> IdSpace::merge(const IdSpace& other) {
  std::vector<std::uint32_t> to_ours;
  to_ours.reserve(other.patterns_.size());
  static constexpr std::string_view kZeros = "00000000000";
  for (const auto& p : other.patterns_) {
    const std::string_view text = p.text;
    to_ours.push_back(
        intern({text.substr(0, p.prefix), kZeros.substr(0, p.digits), text.substr(p.prefix)}));
  }
  return to_ours;
}

std::vector<std::uint32_t> IdSpace::make_canonical() {
  std::vector<std::uint32_t> order(patterns_.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const Pattern &x = patterns_[a], &y = patterns_[b];
    if (const int c = x.text.compare(y.text); c != 0) return c < 0;
    return std::pair(x.prefix, x.digits) < std::pair(y.prefix, y.digits);
  });
  std::vector<std::uint32_t> to_new(patterns_.size());
  std::vector<Pattern> sorted;
  sorted.reserve(patterns_.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    to_new[order[i]] = i;
    sorted.push_back(std::move(patterns_[order[i]]));
  }
  patterns_ = std::move(sorted);
  last_ = {};
  if (!slots_.empty()) {
    slots_.resize(slots_.size() / 2);
    grow();
  }
  return to_new;
}

void IdSpace::save(ByteWriter& out) const {
  out.put<std::uint64_t>(patterns_.size());
  for (const auto& p : patterns_) {
    out.text(p.text);
    out.put(p.prefix);
    out.put(p.digits);
  }
}

IdSpace IdSpace::load(ByteReader& in) {
  IdSpace space;
  for (std::size_t n = in.count(16); n > 0 && !in.bad(); --n) {
    const std::string_view text = in.view();
    const auto prefix = in.get<std::uint32_t>();
    const auto digits = in.get<std::uint32_t>();
    if (prefix > text.size() || digits > kMaxDigits) {
      in.reject();
      break;
    }
    static constexpr std::string_view kZeros = "00000000000";
    space.intern({text.substr(0, prefix), kZeros.substr(0, digits), text.substr(prefix)});
  }
  return space;
}

}  // namespace clientele
