#include "ledger/interner.h"

#include "base/hash.h"

namespace clientele {

Code Interner::intern(std::string_view value) {
  if (value.empty()) return kNoCode;
  if (last_ != kNoCode && equal_texts(text(last_), value)) return last_;
  if (ends_.size() * 2 >= slots_.size()) grow();
  const std::uint64_t hash = hash_bytes(value);
  const auto tag = static_cast<std::uint32_t>(hash >> 32);
  const std::size_t mask = slots_.size() - 1;
  auto slot = static_cast<std::size_t>(hash) & mask;
  for (; slots_[slot].code != kNoCode; slot = (slot + 1) & mask) {
    const Slot& there = slots_[slot];
    if (there.tag == tag && equal_texts(text(there.code), value)) return last_ = there.code;
  }
  bytes_.append(value);
  ends_.push_back(bytes_.size());
  slots_[slot] = {tag, static_cast<Code>(ends_.size())};
  return last_ = slots_[slot].code;
}

void Interner::grow() {
  slots_.assign(slots_.empty() ? 64 : slots_.size() * 2, {});
  const std::size_t mask = slots_.size() - 1;
  for (Code code = 1; code <= ends_.size(); ++code) {
    const std::uint64_t hash = hash_bytes(text(code));
    auto slot = static_cast<std::size_t>(hash) & mask;
    while (slots_[slot].code != kNoCode) slot = (slot + 1) & mask;
    slots_[slot] = {static_cast<std::uint32_t>(hash >> 32), code};
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
