// One customer under several ids: looked for in the lists of customers, and made one before
// sealing.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "clean/duplicates/groups.h"
#include "ledger/partial.h"

namespace clientele {

// In steps, as Adoption (ledger/adopt.h): all find_persons, and learn what the others found; then
// each decides, the same; all move_rows. Rows keep the id they were read with: only their bucket
// changes, so that sealing tells apart what was one order or one row before.
class Duplicates {
 public:
  // Lists with more records than this are not compared.
  static constexpr std::size_t kMostPersons = 1'000'000;

  // `partial` must be finished. Lists of customers are files whose rows are customers, not events
  // that also describe them: who receives an order need not be who placed it.
  void find_persons(const Partial& partial, const DuplicateOptions& options);
  void decide(const DuplicateOptions& options);
  void move_rows(Partial& partial) const;

  std::string save_persons() const;
  bool merge_persons(std::string_view saved);

  const DuplicateFindings& findings() const { return findings_; }

 private:
  void find_named(const Source& source, const DuplicateOptions& options);
  void move_rows(const Partial& partial, Source& source) const;

  Persons persons_;  // until decided
  bool looked_ = false;
  std::set<std::string> known_;  // of the ids that the settings name
  DuplicateFindings findings_;
};

}  // namespace clientele
