// What the conversion section keeps: leads and what became of them by attribute, contacts and the
// purchases after them by channel, spending and the new customers it brought by channel.
#pragma once

#include <map>
#include <string>

#include "analyses/analysis.h"
#include "analyses/code_table.h"

namespace clientele {

struct LeadSums {
  std::uint64_t leads = 0, converted = 0;
  static auto parts(auto& s) { return std::tie(s.leads, s.converted); }
  bool empty() const { return leads == 0; }
};

// Customers in touch over a channel, and those of them who bought within kContactWindow days after.
struct ReachSums {
  std::uint64_t customers = 0, bought = 0;
  static auto parts(auto& s) { return std::tie(s.customers, s.bought); }
  bool empty() const { return customers == 0; }
};
inline constexpr Day kContactWindow = 30;  // days

// Customers whose first purchase falls into the days of spending, by where they came from.
struct AcquiredSums {
  std::uint64_t customers = 0;
  Money value = 0;         // profit so far where the files tell it, else net revenue
  std::uint64_t days = 0;  // from the first purchase to the as-of day, summed over customers
  static auto parts(auto& s) { return std::tie(s.customers, s.value, s.days); }
  bool empty() const { return customers == 0; }
};

class ConversionSummary final : public Summary {
 public:
  LeadSums leads;
  std::map<std::string, CodeTable<LeadSums>> by_attribute;  // "channel", …, "attribute:" + header
  CodeTable<LeadSums> stages;
  std::map<int, LeadSums> months;             // by month index of the lead's date
  std::map<int, std::uint64_t> days_to_sale;  // of converted leads with both dates
  CodeTable<ReachSums> reached;               // by channel of contact
  Money spent = 0;
  std::map<std::string, Money> spend;            // by channel; "" where there is none
  std::map<std::string, AcquiredSums> acquired;  // by the customer's source, else first channel
  AcquiredSums new_customers;                    // all of them

  static auto parts(auto& s) {
    return std::tie(s.leads, s.by_attribute, s.stages, s.months, s.days_to_sale, s.reached, s.spent,
                    s.spend, s.acquired, s.new_customers);
  }
  void merge(const Summary& other) override;
  void save(ByteWriter& out) const override;
  static std::unique_ptr<Summary> load(ByteReader& in);  // null where bytes are not valid
};

// Adds one partition. Linear in its leads, contacts, spending and customers' lines.
void collect_conversion(const View& view, const std::vector<CustomerFacts>& facts,
                        ConversionSummary& into);

// Whether a stage's name says that the lead became a customer.
bool is_won_stage(std::string_view stage);

}  // namespace clientele
