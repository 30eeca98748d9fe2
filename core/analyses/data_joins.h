// Whether files that belong together do meet: customers of one table found in another.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "analyses/customer_block.h"
#include "analyses/result.h"
#include "analyses/scope.h"
#include "analyses/summary_parts.h"

namespace clientele {

// The least of the texts added, empty before any: an example that does not depend on their order.
class LeastText {
 public:
  void add(std::string_view text) {
    if (text_.empty() || text < text_) text_ = text;
  }
  void merge(const LeastText& other) {
    if (!other.text_.empty()) add(other.text_);
  }
  void save(ByteWriter& out) const { out.text(text_); }
  void load(ByteReader& in) { text_ = in.text(); }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

// Customers of one table, and how many of them another has.
struct Join {
  std::uint64_t customers = 0, matched = 0;
  LeastText example;  // one that is not matched
  static auto parts(auto& s) { return std::tie(s.customers, s.matched, s.example); }
  bool partly() const { return matched < customers; }
  double share() const {
    return customers == 0 ? 0 : static_cast<double>(matched) / static_cast<double>(customers);
  }
};

struct JoinSums {
  Join buyers_listed;        // who bought, in a list of customers
  Join listed_buyers;        // the reverse
  Join answered, contacted;  // who bought, of those with feedback and with contacts
  static auto parts(auto& s) {
    return std::tie(s.buyers_listed, s.listed_buyers, s.answered, s.contacted);
  }
};

void collect_joins(const View& view, const CustomerBlock& facts, JoinSums& into);

// The table of joins, its figures, and what is missing where hardly any customer meets. Nothing
// where the input has one table.
void write_joins(const JoinSums& sums, Conclusion& out);

}  // namespace clientele
