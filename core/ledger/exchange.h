// Several readers of one run, none of which ever holds all of it (workers without shared memory):
// after reading, each gets the rows of its own buckets and what sealing needs of the whole input.
//
//   for each step:  everyone tells everyone else; only when all have told, everyone hears
//
// All opened with the same Plans in the same order. Afterwards each seals what it holds; the
// partitions of all together are those of one reader that had read everything.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "base/result.h"
#include "ledger/adopt.h"
#include "ledger/duplicates.h"
#include "ledger/partial.h"

namespace clientele {

class Exchange {
 public:
  // Rows are exchanged bucket by bucket in so many pieces: what is on its way is memory of its own.
  static constexpr unsigned kPieces = 8;
  // Ends of records that cross slices; orders whose rows lack a customer; who the customer is, and
  // what lists tell of customers; then rows.
  enum Step : unsigned { edges, orphans, owners, persons, rows };
  static constexpr unsigned kSteps = rows + kPieces;

  explicit Exchange(DuplicateOptions options) : options_(std::move(options)) {}

  // What reader `to` of `readers` has to hear from this one.
  std::string tell(Partial& partial, unsigned step, unsigned to, unsigned readers);
  // Errors: those of merging saved state, "partial_damaged".
  Result<void> hear(Partial& partial, unsigned step, std::string_view told);
  // All steps of a reader that has read everything itself; nothing where rows have been exchanged.
  void alone(Partial& partial);
  const DuplicateFindings& duplicates() const { return duplicates_.findings(); }

 private:
  void begin(Partial& partial, unsigned step);
  Result<void> hear_rows(Partial& partial, unsigned piece, std::string_view told);

  DuplicateOptions options_;
  unsigned begun_ = 0;  // steps begun
  Adoption adoption_;
  Duplicates duplicates_;
  std::uint64_t name_ = 0;  // of this reader among the others: a hash of what it has read
  std::map<std::uint64_t, std::size_t> sources_of_;  // of those heard: where their rows stand
};

}  // namespace clientele
