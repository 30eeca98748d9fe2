#include "ledger/exchange.h"

#include "base/hash.h"

namespace clientele {
namespace {

Result<void> damaged() { return fail("partial_damaged"); }

// No two readers have read the same slice; those that have read none have no rows either.
std::uint64_t name_of(const Partial& partial) {
  ByteWriter out;
  for (const auto& facts : partial.facts()) facts.save(out);
  return hash_bytes(out.take());
}

}  // namespace

// Once before the first tell of each step, when everything of the step before has been heard.
void Exchange::begin(Partial& partial, unsigned step) {
  for (; begun_ <= step; ++begun_) {
    switch (begun_) {
      case orphans:
        partial.finish();
        adoption_.find_orphans(partial);
        break;
      case owners:
        adoption_.find_owners(partial);
        break;
      case persons:
        duplicates_.find_persons(partial, options_);
        break;
      case rows:
        adoption_.move_rows(partial);
        duplicates_.decide(options_);
        duplicates_.move_rows(partial);
        break;
      default:
        break;
    }
  }
}

void Exchange::alone(Partial& partial) { begin(partial, kSteps - 1); }

std::string Exchange::tell(Partial& partial, unsigned step, unsigned to, unsigned readers) {
  begin(partial, step);
  switch (step) {
    case edges:
      return partial.save_edges();
    case orphans:
      return adoption_.save_orphans();
    case owners:
      return adoption_.save_owners();
    case persons:
      return duplicates_.save_persons();
    default:
      break;
  }
  if (name_ == 0) name_ = name_of(partial);
  ByteWriter out;
  out.put(name_);
  out.text(partial.hand_over({to, readers, step - rows, kPieces}));
  return out.take();
}

Result<void> Exchange::hear_rows(Partial& partial, unsigned piece, std::string_view told) {
  ByteReader in(told);
  const auto name = in.get<std::uint64_t>();
  const std::string_view bytes = in.view();
  if (in.bad() || !in.at_end()) return damaged();
  if (piece == 0) {
    const auto first = partial.take_first(bytes);
    if (!first) return tl::unexpected(first.error());
    sources_of_[name] = *first;
    return {};
  }
  const auto known = sources_of_.find(name);
  return known == sources_of_.end() ? damaged() : partial.take_more(known->second, bytes);
}

Result<void> Exchange::hear(Partial& partial, unsigned step, std::string_view told) {
  switch (step) {
    case edges:
      return partial.merge_edges(told);
    case orphans:
      return adoption_.merge_orphans(told) ? Result<void>() : damaged();
    case owners:
      return adoption_.merge_owners(told, partial) ? Result<void>() : damaged();
    case persons:
      return duplicates_.merge_persons(told) ? Result<void>() : damaged();
    default:
      return hear_rows(partial, step - rows, told);
  }
}

}  // namespace clientele
