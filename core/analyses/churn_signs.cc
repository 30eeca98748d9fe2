#include "analyses/churn_signs.h"

#include <algorithm>
#include <array>

#include "stats/quantiles.h"
#include "stats/tests.h"

namespace clientele {
namespace {

constexpr Day kMonth = 30;
constexpr std::size_t kMonths = 12, kFewestMonths = 6;
constexpr std::size_t kFewestPurchases = 6, kMostPurchases = 12;
constexpr std::size_t kFewestContacts = 2;

bool falls(std::span<const double> series, double significance) {
  const auto test = stats::mann_kendall(series);
  return test.statistic < 0 && test.p < significance;
}

// Purchase days by 30 days back from the as-of date; the months the customer was there for.
bool frequency_falls(const ChurnRecord& record, Day as_of, double significance) {
  const auto months =
      std::min(kMonths, static_cast<std::size_t>((as_of - record.days.front()) / kMonth));
  if (months < kFewestMonths) return false;
  std::array<double, kMonths> counts{};
  double all = 0;
  for (auto day = record.days.rbegin(); day != record.days.rend(); ++day) {
    const auto back = static_cast<std::size_t>((as_of - *day) / kMonth);
    if (back >= months) break;
    counts[months - 1 - back] += 1;
    all += 1;
  }
  return all >= static_cast<double>(kFewestPurchases) &&
         falls(std::span(counts).first(months), significance);
}

bool amount_falls(const ChurnRecord& record, double significance) {
  const auto n = std::min(kMostPurchases, record.spent.size());
  if (n < kFewestPurchases) return false;
  std::array<double, kMostPurchases> amounts{};
  for (std::size_t i = 0; i < n; ++i) {
    amounts[i] = to_double(record.spent[record.spent.size() - n + i]);
  }
  return falls(std::span(amounts).first(n), significance);
}

bool contacts_halved(const ChurnRecord& record, const ChurnCuts& cuts) {
  std::size_t now = 0, before = 0;
  for (const Day day : record.contacts) {
    if (day > cuts.at(1)) {
      ++now;
    } else if (day > cuts.at(2)) {
      ++before;
    }
  }
  return before >= kFewestContacts && 2 * now <= before;
}

}  // namespace

std::string_view churn_sign_id(std::size_t sign) {
  constexpr std::array<std::string_view, kChurnSigns> kIds = {"silent",    "lost",     "rhythm",
                                                              "frequency", "amount",   "contacts",
                                                              "rating",    "contract", "p_alive"};
  return kIds[sign];
}

std::uint16_t churn_signs(const ChurnRecord& record, const ChurnCuts& cuts,
                          const Options& options) {
  std::uint16_t out = 0;
  const auto set = [&](ChurnSign sign, bool shown) {
    if (shown) out = static_cast<std::uint16_t>(out | sign_bit(sign));
  };
  if (!record.days.empty()) {
    set(ChurnSign::silent, record.days.back() <= cuts.at(1));
    set(ChurnSign::lost, record.days.back() <= cuts.at(2));
  }
  if (record.days.size() >= kFewestPurchases) {
    set(ChurnSign::frequency, frequency_falls(record, cuts.at(0), options.significance));
    set(ChurnSign::amount, amount_falls(record, options.significance));
  }
  set(ChurnSign::contacts, contacts_halved(record, cuts));
  if (!record.answers.empty()) {
    set(ChurnSign::rating, record.answers.back().second < options.dissatisfied_mean * 10'000);
  }
  return out;
}

std::uint16_t own_rhythm(const ChurnRecord& record) {
  if (record.days.size() <= kOwnIntervals) return 0;
  std::vector<double> gaps;
  for (std::size_t i = 1; i < record.days.size(); ++i) {
    gaps.push_back(record.days[i] - record.days[i - 1]);
  }
  std::sort(gaps.begin(), gaps.end());
  const double limit = stats::quantile(gaps, kRhythmQuantile);
  return static_cast<std::uint16_t>(std::clamp(limit, double{kShortestRhythm}, 65'000.0));
}

}  // namespace clientele
