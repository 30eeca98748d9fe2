// What the conversion section keeps: leads and what became of them by attribute, contacts and the
// purchases after them by channel, spending and the new customers it brought by channel.
#pragma once

#include <map>
#include <string>

#include "analyses/analysis.h"
#include "analyses/code_table.h"

namespace clientele {

inline constexpr char kCellEnd = '\x1f';  // after each text of a combination

struct LeadSums {
  std::uint64_t leads = 0, converted = 0;
  static auto parts(auto& s) { return std::tie(s.leads, s.converted); }
  bool empty() const { return leads == 0; }
};

// Customers in touch, and those of them who bought within Options::contact_window_days after.
struct ReachSums {
  std::uint64_t customers = 0, bought = 0;
  static auto parts(auto& s) { return std::tie(s.customers, s.bought); }
  bool empty() const { return customers == 0; }
};

// Customers by their CustomerFacts::id, each once, in no order that matters.
class CustomerKeys {
 public:
  void add(std::uint64_t key) { keys_.push_back(key); }
  const std::vector<std::uint64_t>& keys() const { return keys_; }
  void merge(const CustomerKeys& other);
  void save(ByteWriter& out) const;
  void load(ByteReader& in);

 private:
  std::vector<std::uint64_t> keys_;
};

// Customers whose first purchase falls into the days of spending, by where they came from.
struct AcquiredSums {
  std::uint64_t customers = 0;
  Money value = 0;         // profit so far where the files tell it, else net revenue
  std::uint64_t days = 0;  // from the first purchase to the as-of day, summed over customers
  std::map<int, std::uint64_t> months;  // customers by month of the first purchase
  CustomerKeys who;
  static auto parts(auto& s) { return std::tie(s.customers, s.value, s.days, s.months, s.who); }
  bool empty() const { return customers == 0; }
};

struct SpendSums {
  Money sum = 0;
  std::map<int, Money> months;
  static auto parts(auto& s) { return std::tie(s.sum, s.months); }
};

class ConversionSummary final : public Summary {
 public:
  LeadSums leads;
  std::map<std::string, CodeTable<LeadSums>> by_attribute;  // "channel", …, "attribute:" + header
  CodeTable<LeadSums> stages;
  std::map<int, LeadSums> months;             // by month index of the lead's date
  std::map<int, std::uint64_t> days_to_sale;  // of converted leads with both dates
  // Leads by the texts of all `combined` attributes, each closed by kCellEnd: what a model of many
  // attributes needs. Attributes of few texts, while there are few combinations.
  std::map<std::string, LeadSums> cells;
  std::map<std::string, std::uint64_t> combined;  // ids of those attributes, in their order; 0 each
  CodeTable<ReachSums> reached, campaigns;        // by channel, by campaign of contact
  SpendSums spent;
  std::map<std::string, SpendSums> spend;        // by channel; "" where there is none
  std::map<std::string, AcquiredSums> acquired;  // by the customer's source, else first channel
  AcquiredSums new_customers;                    // all of them, without `who`

  static auto parts(auto& s) {
    return std::tie(s.leads, s.by_attribute, s.stages, s.months, s.days_to_sale, s.cells,
                    s.combined, s.reached, s.campaigns, s.spent, s.spend, s.acquired,
                    s.new_customers);
  }
  void merge(const Summary& other) override;
  void save(ByteWriter& out) const override;
  static std::unique_ptr<Summary> load(ByteReader& in);  // null where bytes are not valid
};

// Adds one partition. Linear in its leads, contacts, spending and customers' lines.
void collect_conversion(const View& view, const CustomerBlock& facts, ConversionSummary& into);

// Whether a stage's name says that the lead became a customer.
bool is_won_stage(std::string_view stage);

}  // namespace clientele
