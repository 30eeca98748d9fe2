#include "ledger/interner.h"

namespace clientele {

// The text and, in the highest byte, its size; of a longer one its hash, and 255.
std::uint64_t Interner::key_of(std::string_view text) {
  constexpr std::uint64_t kLonger = std::uint64_t{255} << 56;
  return text.size() <= kWhole ? short_key(text) : hash_bytes(text) | kLonger;
}

Code Interner::intern_by_search(std::string_view value) {
  if (value.empty()) return kNoCode;
  if (ends_.size() * 2 >= slots_.size()) grow();
  const std::uint64_t key = key_of(value);
  const std::size_t mask = slots_.size() - 1;
  auto slot = place_of(key) & mask;
  for (; slots_[slot].code != kNoCode; slot = (slot + 1) & mask) {
    const Slot& there = slots_[slot];
    if (there.key == key && (is_whole(key) || equal_texts(text(there.code), value)))
      return there.code;
  }
  bytes_.append(value);
  ends_.push_back(bytes_.size());
  slots_[slot] = {key, static_cast<Code>(ends_.size())};
  return slots_[slot].code;
}

void Interner::grow() {
  slots_.assign(slots_.empty() ? 64 : slots_.size() * 2, {});
  const std::size_t mask = slots_.size() - 1;
  for (Code code = 1; code <= ends_.size(); ++code) {
    const std::uint64_t key = key_of(text(code));
    auto slot = place_of(key) & mask;
    while (slots_[slot].code != kNoCode) slot = (slot + 1) & mask;
    slots_[slot] = {key, code};
  }
}

void Interner::save(ByteWriter& out) const {
  out.put<std::uint64_t>(ends_.size());
  for (Code code = 1; code <= ends_.size(); ++code) out.text(text(code));
}

Interner Interner::load(ByteReader& in) {
  Interner interner;
  for (std::size_t n = in.count(8); n > 0 && !in.bad(); --n) {
    const std::size_t before = interner.size();
    interner.intern(in.view());
    if (interner.size() != before + 1) in.reject();  // empty or repeated: codes would shift
  }
  return interner;
}

}  // namespace clientele
