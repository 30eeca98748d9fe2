// What buyers' histories give: retention by period, signs of leaving, cases for the model.
#include <algorithm>
#include <cmath>
#include <limits>

#include "analyses/attributes.h"
#include "analyses/churn_summary.h"

namespace clientele {
namespace {

constexpr std::size_t kMostTexts = 60;  // of an attribute; more is free text in disguise

class PeriodWalker {
 public:
  PeriodWalker(Series<ChurnPeriod>& into, int months_each, int window, Day first, Day as_of)
      : into_(into), each_(months_each), window_(window) {
    // A period counts when its start has a whole window of history and its end has passed.
    begin_ = month_index(first) + window;
    if (first != first_day_of_month(month_index(first))) ++begin_;
    begin_ = (begin_ + each_ - 1) / each_;
    end_ = month_index(as_of + 1) / each_;
    for (int p = begin_; p < end_; ++p) days_.push_back(first_day_of_month(p * each_));
    days_.push_back(first_day_of_month(end_ * each_));
    for (const Day day : days_) windows_.push_back(churn_window_begin(day, window_));
  }
  // Purchase days ascending, and net revenue by month from `first_month`.
  void add(const std::vector<Day>& days, int first_month, const std::vector<Money>& net,
           const std::vector<std::uint8_t>& bought) {
    bool before = false;
    std::size_t at = 0;
    for (std::size_t k = 0; k < days_.size(); ++k) {
      while (at < days.size() && days[at] < days_[k]) ++at;
      const bool active = at > 0 && days[at - 1] >= windows_[k];
      if (k > 0 && before) {
        auto& period = into_.at(begin_ + static_cast<int>(k) - 1);
        ++period.active;
        if (active) ++period.retained;
      }
      before = active;
    }
    for (int p = begin_; p < end_; ++p) add_revenue(p, first_month, net, bought);
  }

 private:
  void add_revenue(int p, int first_month, const std::vector<Money>& net,
                   const std::vector<std::uint8_t>& bought) {
    bool any = false;
    Money before = 0, now = 0;
    for (int m = (p - 1) * each_; m < (p + 1) * each_; ++m) {
      const int i = m - first_month;
      if (i < 0 || i >= static_cast<int>(net.size())) continue;
      const auto at = static_cast<std::size_t>(i);
      if (m < p * each_) {
        any = any || bought[at] != 0;
        before = saturating_add(before, net[at]);
      } else {
        now = saturating_add(now, net[at]);
      }
    }
    if (!any) return;
    auto& period = into_.at(p);
    period.before = saturating_add(period.before, before);
    period.now = saturating_add(period.now, now);
  }

  Series<ChurnPeriod>& into_;
  int each_, window_, begin_, end_;
  std::vector<Day> days_, windows_;  // starts of the periods, and of the windows before them
};

// Contracts that have ended by the as-of date, or do in the window after it.
class ContractEnds {
 public:
  ContractEnds(const View& view, const ChurnCuts& cuts)
      : column_(view.partition().profile.find(Role::contract_end)),
        soon_(2 * cuts.at(0) - cuts.at(1)) {
    if (column_ != nullptr && column_->size() == 0) column_ = nullptr;
  }
  std::uint16_t sign(std::size_t row) const {
    if (column_ == nullptr) return 0;
    const Day end = column_->day(row);
    return end != kNoDay && end <= soon_ ? sign_bit(ChurnSign::contract) : std::uint16_t{0};
  }

 private:
  const Column* column_;
  Day soon_;
};

// Cases at every cut the buyer had bought by.
void make_cases(const ChurnRecord& record, const ChurnCuts& cuts, const CustomerFacts& customer,
                std::vector<ChurnCase>& out) {
  out.clear();
  for (std::size_t k = 1; k <= cuts.usable; ++k) {
    if (record.days.front() > cuts.at(k)) break;
    const auto next = std::upper_bound(record.days.begin(), record.days.end(), cuts.at(k));
    const bool bought = next != record.days.end() && *next <= cuts.at(k - 1);
    out.push_back({churn_features(record, cuts, k), static_cast<std::uint32_t>(k), bought ? 0u : 1u,
                   customer.partition, customer.row});
  }
}

// Net before the last window where the customer bought in the window before it; else NaN.
float net_before(const ChurnRecord& record, const ChurnCuts& cuts) {
  bool active = false;
  Money net = 0;
  for (std::size_t i = 0; i < record.days.size() && record.days[i] <= cuts.at(1); ++i) {
    active = active || record.days[i] > cuts.at(2);
    net = saturating_add(net, record.spent[i]);
  }
  return active ? static_cast<float>(to_double(net)) : std::numeric_limits<float>::quiet_NaN();
}

}  // namespace

void ChurnSummary::add_buyers(const View& view, const CustomerBlock& facts) {
  const auto cuts = churn_cuts(view.context(), view.options());
  if (cuts.ends.empty() || facts.empty()) return;
  const Day first = std::max(view.first(), view.context().first_day);
  const int window = static_cast<int>(view.options().churn_window_months);
  PeriodWalker by_month(months, 1, window, first, view.as_of());
  PeriodWalker by_quarter(quarters, 3, window, first, view.as_of());
  PeriodWalker by_year(years, 12, window, first, view.as_of());
  auto& partition = partitions[facts.front().partition];
  partition.signs.resize(facts.size());
  partition.rhythm.resize(facts.size());
  if (cuts.usable > 0) {
    partition.before.assign(facts.size(), std::numeric_limits<float>::quiet_NaN());
  }
  partition.traits = churn_traits(view);
  const ContractEnds contracts(view, cuts);
  ChurnRecords records(view);
  std::vector<ChurnCase> cases;
  for (const auto& customer : facts) {
    if (!customer.in_scope) continue;
    const auto row = customer.row;
    const auto& record = records.of(customer);
    partition.signs[row] =
        static_cast<std::uint16_t>(churn_signs(record, cuts, view.options()) | contracts.sign(row));
    if (record.days.empty()) continue;
    by_month.add(record.days, record.first_month, record.net, record.bought);
    by_quarter.add(record.days, record.first_month, record.net, record.bought);
    by_year.add(record.days, record.first_month, record.net, record.bought);
    partition.rhythm[row] = own_rhythm(record);
    if (record.days.size() <= kOwnIntervals) {
      auto& seen = intervals[rhythm_class(static_cast<std::uint32_t>(record.days.size()))];
      for (std::size_t i = 1; i < record.days.size(); ++i) {
        ++seen.at(record.days[i] - record.days[i - 1]);
      }
    }
    if (cuts.usable > 0) partition.before[row] = net_before(record, cuts);
    if (cuts.open(record.days.back(), 0)) {
      partition.open.push_back(row);
      partition.known.push_back(churn_features(record, cuts, 0));
    }
    const auto hash = view.context().customer_ids.hash(customer.id);
    if (cuts.usable == 0 || !sample.wants(hash)) continue;
    make_cases(record, cuts, customer, cases);
    if (!cases.empty()) sample.add(hash, cases);
  }
  if (cuts.usable > 0) add_groups(view, partition, facts);
}

void ChurnSummary::add_groups(const View& view, const ChurnPartition& partition,
                              const CustomerBlock& facts) {
  const auto silent = sign_bit(ChurnSign::silent);
  const auto& profile = view.partition().profile;
  for (const auto& attribute : attribute_values(profile, view.context(), view.as_of())) {
    if (attribute.groups.size() > kMostTexts) continue;
    std::vector<ChurnCount> counts(attribute.groups.size());
    for (const auto& customer : facts) {
      if (!customer.in_scope || std::isnan(partition.before[customer.row])) continue;
      auto& count = counts[attribute.of_row[customer.row]];
      ++count.active;
      if ((partition.signs[customer.row] & silent) != 0) ++count.lost;
    }
    auto& into = groups[attribute.id];
    for (std::size_t g = 1; g < counts.size(); ++g) {  // the first is unknown
      if (counts[g].active != 0) parts::merge(into[attribute.groups[g]], counts[g]);
    }
  }
}

}  // namespace clientele
