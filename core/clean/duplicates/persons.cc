#include "clean/duplicates/persons.h"

#include <algorithm>
#include <numeric>

#include "base/bytes.h"
#include "base/utf8.h"

namespace clientele {

void Persons::add(std::string_view id, const Fields& fields) {
  Entry entry;
  entry.begin = bytes_.size();
  for (std::size_t which = 0; which < kTexts; ++which) {
    const auto text = cut_utf8(which == 0 ? id : fields[which - 1], kLongestText);
    entry.sizes[which] = static_cast<std::uint8_t>(text.size());
    bytes_.append(text);
  }
  entries_.push_back(entry);
}

std::string_view Persons::text(std::size_t record, std::size_t which) const {
  const Entry& entry = entries_[record];
  const auto begin =
      std::accumulate(entry.sizes.begin(), entry.sizes.begin() + static_cast<std::ptrdiff_t>(which),
                      static_cast<std::size_t>(entry.begin));
  return std::string_view(bytes_).substr(begin, entry.sizes[which]);
}

std::string_view Persons::whole(const Entry& entry) const {
  const auto size = std::accumulate(entry.sizes.begin(), entry.sizes.end(), std::size_t{0});
  return std::string_view(bytes_).substr(static_cast<std::size_t>(entry.begin), size);
}

void Persons::settle() {
  const auto id_of = [&](const Entry& entry) {
    return std::string_view(bytes_).substr(static_cast<std::size_t>(entry.begin), entry.sizes[0]);
  };
  std::sort(entries_.begin(), entries_.end(), [&](const Entry& a, const Entry& b) {
    const auto left = id_of(a), right = id_of(b);
    if (left != right) return left < right;
    const auto all = whole(a), others = whole(b);
    return all != others ? all < others : a.sizes < b.sizes;
  });
  const auto last = std::unique(
      entries_.begin(), entries_.end(),
      [&](const Entry& a, const Entry& b) { return a.sizes == b.sizes && whole(a) == whole(b); });
  entries_.erase(last, entries_.end());
}

std::string Persons::save() const {
  ByteWriter out;
  out.put<std::uint64_t>(entries_.size());
  for (const auto& entry : entries_) {
    out.raw(entry.sizes.data(), entry.sizes.size());
    const auto texts = whole(entry);
    out.raw(texts.data(), texts.size());
  }
  return out.take();
}

bool Persons::merge(std::string_view saved) {
  ByteReader in(saved);
  for (std::size_t n = in.count(kTexts); n > 0 && !in.bad(); --n) {
    Entry entry;
    in.raw(entry.sizes.data(), entry.sizes.size());
    entry.begin = bytes_.size();
    std::string texts(std::accumulate(entry.sizes.begin(), entry.sizes.end(), std::size_t{0}), ' ');
    in.raw(texts.data(), texts.size());
    bytes_ += texts;
    entries_.push_back(entry);
  }
  return !in.bad() && in.at_end();
}

}  // namespace clientele
