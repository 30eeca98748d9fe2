// Several readers of one run, none of which ever holds all of it (workers without shared memory):
// after reading, each gets the rows of its own buckets and what sealing needs of the whole input.
//
//   for each step:  everyone tells everyone else; only when all have told, everyone hears
//
// All opened with the same Plans in the same order. Afterwards each seals what it holds; the
// partitions of all together are those of one reader that had read everything.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "ledger/adopt.h"
#include "ledger/duplicates.h"
#include "ledger/partial.h"

namespace clientele {

class Exchange {
 public:
  // Ends of records that cross slices; orders whose rows lack a customer; who the customer is, and
  // what lists tell of customers; rows, by bucket.
  enum class Step : std::uint8_t { edges, orphans, owners, persons, rows };
  static constexpr unsigned kSteps = 5;

  explicit Exchange(DuplicateOptions options) : options_(std::move(options)) {}

  // What reader `to` of `readers` has to hear from this one.
  std::string tell(Partial& partial, Step step, unsigned to, unsigned readers);
  // Errors: those of merging saved state, "partial_damaged".
  Result<void> hear(Partial& partial, Step step, std::string_view told);
  // All steps of a reader that has read everything itself; nothing where rows have been exchanged.
  void alone(Partial& partial);
  const DuplicateFindings& duplicates() const { return duplicates_.findings(); }

 private:
  void begin(Partial& partial, Step step);

  DuplicateOptions options_;
  unsigned begun_ = 0;  // steps begun
  Adoption adoption_;
  Duplicates duplicates_;
};

}  // namespace clientele
