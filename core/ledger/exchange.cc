#include "ledger/exchange.h"

namespace clientele {
namespace {

Result<void> damaged() { return fail("partial_damaged"); }

}  // namespace

// Once before the first tell of each step, when everything of the step before has been heard.
void Exchange::begin(Partial& partial, Step step) {
  for (; begun_ <= static_cast<unsigned>(step); ++begun_) {
    switch (static_cast<Step>(begun_)) {
      case Step::edges:
        break;
      case Step::orphans:
        partial.finish();
        adoption_.find_orphans(partial);
        break;
      case Step::owners:
        adoption_.find_owners(partial);
        break;
      case Step::persons:
        duplicates_.find_persons(partial, options_);
        break;
      case Step::rows:
        adoption_.move_rows(partial);
        duplicates_.decide(options_);
        duplicates_.move_rows(partial);
        break;
    }
  }
}

void Exchange::alone(Partial& partial) { begin(partial, Step::rows); }

std::string Exchange::tell(Partial& partial, Step step, unsigned to, unsigned readers) {
  begin(partial, step);
  switch (step) {
    case Step::edges:
      return partial.save_edges();
    case Step::orphans:
      return adoption_.save_orphans();
    case Step::owners:
      return adoption_.save_owners();
    case Step::persons:
      return duplicates_.save_persons();
    case Step::rows:
      break;
  }
  return partial.hand_over(to, readers);
}

Result<void> Exchange::hear(Partial& partial, Step step, std::string_view told) {
  switch (step) {
    case Step::edges:
      return partial.merge_edges(told);
    case Step::orphans:
      return adoption_.merge_orphans(told) ? Result<void>() : damaged();
    case Step::owners:
      return adoption_.merge_owners(told, partial) ? Result<void>() : damaged();
    case Step::persons:
      return duplicates_.merge_persons(told) ? Result<void>() : damaged();
    case Step::rows:
      break;
  }
  auto rows = Partial::load(told, partial.decoder());
  if (!rows) return tl::unexpected(rows.error());
  return partial.merge(std::move(*rows));
}

}  // namespace clientele
