#include "analyses/churn_summary.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "schema/values.h"

namespace clientele {
namespace {

constexpr std::size_t kMostTexts = 60;    // of a category; more is free text in disguise
constexpr std::size_t kFewTexts = 8;      // numbers with at most as many values are categories
constexpr std::size_t kMostColumns = 60;  // of a customer file
constexpr float kMissing = std::numeric_limits<float>::quiet_NaN();

// Columns that name a customer, and those the outcome itself is read from.
bool is_feature(const Column& column) {
  switch (column.role) {
    case Role::customer:
    case Role::name:
    case Role::contact:
    case Role::phone:
    case Role::email:
    case Role::referrer:
    case Role::churned:
    case Role::contract_end:
    case Role::last_date:
    case Role::text:
    case Role::ignored:
      return false;
    default:
      return !column.name.empty() && column.kind != ValueKind::id &&
             column.kind != ValueKind::moment && column.kind != ValueKind::text;
  }
}

float number_of(std::string_view text) {
  Decimal value;
  return read_decimal(text, value) == Read::ok ? static_cast<float>(to_double(value)) : kMissing;
}

// Values of a dictionary's codes where (nearly) all its texts are numbers; nothing otherwise.
std::vector<float> numbers_of(const Dictionary& dictionary) {
  std::vector<float> out{kMissing};
  std::size_t known = 0;
  for (const auto& text : dictionary.texts) {
    out.push_back(number_of(text));
    if (!std::isnan(out.back())) ++known;
  }
  if (known <= kFewTexts || known * 20 < dictionary.texts.size() * 19) return {};
  return out;
}

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

}  // namespace

Day churn_window_begin(Day day, int months) {
  const auto civil = civil_from_day(day);
  const Day first = first_day_of_month(month_index(day) - months);
  const Day next = first_day_of_month(month_index(day) - months + 1);
  return std::min(first + civil.day - 1, next - 1);
}

void ChurnSummary::add_flagged(const View& view, const std::vector<CustomerFacts>& facts) {
  const auto& profile = view.partition().profile;
  const Column* churned = profile.find(Role::churned);
  if (churned == nullptr || churned->size() == 0 || facts.empty()) return;
  auto& partition = partitions[facts.front().partition];
  const std::size_t rows = profile.rows;
  partition.left.resize(rows);
  for (std::size_t i = 0; i < rows; ++i) {
    partition.left[i] = churned->missing(i)        ? kUnknown
                        : churned->decimal(i) != 0 ? std::uint8_t{1}
                                                   : std::uint8_t{0};
  }
  for (const auto& column : profile.columns) {
    if (!is_feature(column) || column.size() != rows) continue;
    if (partition.columns.size() >= kMostColumns) break;
    ChurnColumn out;
    out.values.resize(rows);
    if (column.dictionary != nullptr) {
      const auto numbers = numbers_of(*column.dictionary);
      out.category = numbers.empty();
      if (out.category && column.dictionary->texts.size() > kMostTexts) continue;
      std::vector<std::uint32_t> codes(column.dictionary->texts.size() + 1, TextTable::kNone);
      for (std::size_t i = 0; i < rows; ++i) {
        const auto code = column.code(i);
        if (!out.category) {
          out.values[i] = numbers[code];
        } else if (code != kNoCode) {
          if (codes[code] == TextTable::kNone) codes[code] = texts.number(column.text(i));
          out.values[i] = static_cast<float>(codes[code]);
        }
      }
    } else {
      for (std::size_t i = 0; i < rows; ++i) {
        out.values[i] =
            column.missing(i) ? kMissing : static_cast<float>(to_double(column.decimal(i)));
      }
    }
    partition.columns.emplace(column.name, std::move(out));
  }
}

void ChurnSummary::add_buyers(const View& view, const std::vector<CustomerFacts>& facts) {
  const Day first = std::max(view.first(), view.context().first_day);
  if (view.context().first_day == kNoDay) return;
  const int window = static_cast<int>(view.options().churn_window_months);
  PeriodWalker by_month(months, 1, window, first, view.as_of());
  PeriodWalker by_quarter(quarters, 3, window, first, view.as_of());
  PeriodWalker by_year(years, 12, window, first, view.as_of());
  const auto& lines = view.partition().lines;
  std::vector<Day> days;
  std::vector<Money> net;
  std::vector<std::uint8_t> bought;
  for (const auto& customer : facts) {
    if (!customer.in_scope || !customer.buying()) continue;
    days.clear();
    net.clear();
    bought.clear();
    const auto range = view.lines_of(customer.row);
    int first_month = 0;
    for (auto row = range.begin; row < range.end; ++row) {
      if (!view.line_in(row)) continue;
      const Day day = lines.moment.day(row);
      if (day == kNoDay) continue;
      const int month = month_index(day);
      if (net.empty()) first_month = month;
      const auto at = static_cast<std::size_t>(month - first_month);
      if (at >= net.size()) {
        net.resize(at + 1, 0);
        bought.resize(at + 1, 0);
      }
      net[at] = saturating_add(net[at], lines.net.raw(row));
      if ((lines.flags[row] & line_flag::positive) == 0) continue;
      bought[at] = 1;
      if (days.empty() || days.back() != day) days.push_back(day);
    }
    by_month.add(days, first_month, net, bought);
    by_quarter.add(days, first_month, net, bought);
    by_year.add(days, first_month, net, bought);
  }
}

void ChurnSummary::merge(const Summary& other) {
  const auto& from = static_cast<const ChurnSummary&>(other);
  const auto ours = texts.merge(from.texts);
  for (const auto& [index, partition] : from.partitions) {
    auto& to = partitions[index] = partition;
    for (auto& [name, column] : to.columns) {
      if (!column.category) continue;
      for (auto& v : column.values) v = static_cast<float>(ours[static_cast<std::size_t>(v)]);
    }
  }
  months.merge(from.months);
  quarters.merge(from.quarters);
  years.merge(from.years);
}

void ChurnSummary::save(ByteWriter& out) const {
  texts.save(out);
  out.put<std::uint64_t>(partitions.size());
  for (const auto& [index, partition] : partitions) {
    out.put(index);
    out.array(partition.left);
    out.put<std::uint64_t>(partition.columns.size());
    for (const auto& [name, column] : partition.columns) {
      out.text(name);
      out.put<std::uint8_t>(column.category ? 1 : 0);
      out.array(column.values);
    }
  }
  months.save(out);
  quarters.save(out);
  years.save(out);
}

std::unique_ptr<ChurnSummary> ChurnSummary::load(ByteReader& in) {
  auto out = std::make_unique<ChurnSummary>();
  out->texts = TextTable::load(in);
  for (auto n = in.count(20); n > 0 && !in.bad(); --n) {
    auto& partition = out->partitions[in.get<std::uint32_t>()];
    partition.left = in.array<std::uint8_t>();
    for (auto columns = in.count(17); columns > 0 && !in.bad(); --columns) {
      const std::string name(in.view());
      auto& column = partition.columns[name];
      column.category = in.get<std::uint8_t>() != 0;
      column.values = in.array<float>();
      if (column.values.size() != partition.left.size()) in.reject();
      const auto most = static_cast<float>(out->texts.size());
      for (const float v : column.values) {
        if (column.category && !(v >= 0 && v <= most)) in.reject();
      }
    }
  }
  out->months.load(in);
  out->quarters.load(in);
  out->years.load(in);
  if (in.bad()) return nullptr;
  return out;
}

}  // namespace clientele
