// The contract of an analysis: collect facts from one partition at a time into a mergeable Summary,
// then conclude once from the merged Summary. No analysis includes another.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "analyses/customers.h"
#include "analyses/options.h"
#include "analyses/result.h"
#include "analyses/scope.h"
#include "base/bytes.h"

namespace clientele {

// Mergeable state of an analysis; at most customer-sized, never row-sized. Merging must not depend
// on order: sum integers, union sets, keep text keys (partitions of other workers have the same
// dictionaries, but a Summary outlives them). Floating-point sums are formed in conclude().
class Summary {
 public:
  virtual ~Summary() = default;
  virtual void merge(const Summary& other) = 0;  // same type, same analysis
  virtual void save(ByteWriter& out) const = 0;
};

struct Lifetime;  // analyses/lifetime.h

// What conclude() may look at beside its own Summary.
struct ConcludeContext {
  const Context& ledger;
  const Options& options;
  // Of the scope, all shards, ascending by partition and row (customer_finder.h finds one by its
  // id); Context::customer_ids gives the texts.
  const Customers& customers;
  bool customer_columns = false;  // whether the customer list is wanted too
  mutable std::shared_ptr<const Lifetime> lifetime = nullptr;  // made by lifetime_of()
};

class Analysis {
 public:
  virtual ~Analysis() = default;
  virtual std::string_view id() const = 0;  // the section's id
  virtual std::unique_ptr<Summary> start() const = 0;
  virtual std::unique_ptr<Summary> load(
      ByteReader& in) const = 0;  // null where bytes are not valid
  // Adds one partition's facts. `facts` are those of the view's customers, in the partition's
  // order.
  virtual void collect(const View& view, const CustomerBlock& facts, Summary& into) const = 0;
  virtual Conclusion conclude(const Summary& summary, const ConcludeContext& context) const = 0;
};

// All analyses, in the report's order. The one list.
const std::vector<std::unique_ptr<Analysis>>& all_analyses();

}  // namespace clientele
