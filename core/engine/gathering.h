// A report or a list on its way: its portions are collected here, heard of the other readers, and
// concluded, one after another; what a portion was concluded from is dropped before the next.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/collected.h"

namespace clientele {

// What is wanted of the ledger, and how.
struct Wanted {
  const Shard& shard;
  const Options& options;
  std::string_view
      json;  // what `options` were parsed from: portions of other options are not mixed
  const Parallel& parallel;
};

struct Gathered {
  Customers customers;                  // by partition, then by place in it
  std::vector<Conclusion> conclusions;  // in the report's order
};

class Gathering {
 public:
  // Above so many customers sections are collected one after another.
  static constexpr std::size_t kMostAtOnce = 200'000;

  void set_most_at_once(std::size_t customers) { most_at_once_ = customers; }
  unsigned portions(const Wanted& wanted, unsigned readers) const;

  // Writes this reader's part of a portion, for the one that concludes; portions come in their
  // order.
  Result<void> share(const Wanted& wanted, Portion portion, ByteWriter& out);
  // The same for this one's own gathering, while the others make theirs.
  void collect_ahead(const Wanted& wanted, Portion portion);
  Result<void> hear(const Wanted& wanted, Portion portion, std::string_view share);
  // Concludes the portion at hand; `columns`: the customer list is wanted. "collected_missing"
  // where a part of one of the readers, or a portion before this, is not there.
  Result<void> conclude(const Wanted& wanted, unsigned readers, bool columns);
  // Everything, and nothing is kept: the portions concluded so far, then the rest.
  Result<Gathered> take(const Wanted& wanted, unsigned readers, bool columns);

 private:
  void place(const Wanted& wanted, Portion portion);
  void forget();

  std::size_t most_at_once_ = kMostAtOnce;
  std::string json_;                // what all below is for
  std::optional<Portion> portion_;  // at hand
  std::optional<Collected> own_;    // of that portion
  std::vector<Collected> heard_;    // of that portion
  Gathered gathered_;               // from the portions before it
  unsigned concluded_ = 0;          // how many these are
  bool columns_ = false;            // as they were wanted
  std::shared_ptr<const Lifetime> lifetime_;
  std::string told_json_;  // for whom this one shares:
  Customers told_;         // its customers of the portions before
};

}  // namespace clientele
