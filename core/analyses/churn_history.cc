#include "analyses/churn_history.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace clientele {
namespace {

constexpr float kMissing = std::numeric_limits<float>::quiet_NaN();
constexpr Day kYear = 365;

// Entries of ascending days up to and including `end`.
std::size_t up_to(const std::vector<Day>& days, Day end) {
  return static_cast<std::size_t>(std::upper_bound(days.begin(), days.end(), end) - days.begin());
}

float change(double now, double before) {
  return static_cast<float>((now - before) / (now + before + 1));
}

double root(double value) { return value > 0 ? std::sqrt(value) : 0; }

double sum(const std::vector<Money>& values, std::size_t begin, std::size_t end) {
  Money out = 0;
  for (auto i = begin; i < end; ++i) out = saturating_add(out, values[i]);
  return to_double(out);
}

// Standard deviation over mean of the intervals between the first `n` days.
float variation(const std::vector<Day>& days, std::size_t n) {
  if (n < 4) return kMissing;
  double total = 0, squares = 0;
  for (std::size_t i = 1; i < n; ++i) {
    const double gap = days[i] - days[i - 1];
    total += gap;
    squares += gap * gap;
  }
  const double count = static_cast<double>(n) - 1, mean = total / count;
  return static_cast<float>(root(squares / count - mean * mean) / mean);
}

float last_rating(const ChurnRecord& record, Day end) {
  float out = kMissing;
  for (const auto& [day, answer] : record.answers) {
    if (day <= end && day > end - kYear) out = static_cast<float>(answer) / 10'000;
  }
  return out;
}

}  // namespace

ChurnCuts churn_cuts(const Context& context, const Options& options) {
  ChurnCuts out;
  const Day as_of = scope_as_of(context, options);
  if (context.first_day == kNoDay || as_of == kNoDay) return out;
  const Day first = std::max(context.first_day, options.period_first.value_or(context.first_day));
  const int window = static_cast<int>(options.churn_window_months);
  for (std::size_t k = 0; k < ChurnCuts::kMost + 3; ++k) {
    out.ends.push_back(churn_window_begin(as_of + 1, static_cast<int>(k) * window) - 1);
  }
  while (out.usable < ChurnCuts::kMost && out.ends[out.usable + 2] >= first - 1) ++out.usable;
  return out;
}

std::string_view churn_feature_id(std::size_t feature) {
  constexpr std::array<std::string_view, kChurnFeatures> kIds = {
      "recency",      "tenure",  "purchases", "recent",   "change",          "amount", "spend",
      "spend_change", "overdue", "irregular", "contacts", "contacts_change", "rating"};
  return kIds[feature];
}

ChurnFeatures churn_features(const ChurnRecord& record, const ChurnCuts& cuts, std::size_t cut) {
  const Day end = cuts.at(cut);
  const auto n = up_to(record.days, end);
  const auto recent = up_to(record.days, cuts.at(cut + 1));
  const auto before = up_to(record.days, cuts.at(cut + 2));
  const double recency = end - record.days[n - 1];
  const double first_to_last = record.days[n - 1] - record.days.front();
  const double spend = sum(record.spent, recent, n);
  const auto contacts = up_to(record.contacts, end);
  const auto contacts_recent = up_to(record.contacts, cuts.at(cut + 1));
  const auto contacts_before = up_to(record.contacts, cuts.at(cut + 2));
  const auto count = [](std::size_t from, std::size_t to) {
    return static_cast<double>(to - from);
  };
  ChurnFeatures out{};
  const auto set = [&](ChurnFeature feature, double value) {
    out[static_cast<std::size_t>(feature)] = static_cast<float>(value);
  };
  set(ChurnFeature::recency, recency);
  set(ChurnFeature::tenure, end - record.days.front());
  set(ChurnFeature::purchases, count(0, n));
  set(ChurnFeature::recent, count(recent, n));
  set(ChurnFeature::change, static_cast<double>(change(count(recent, n), count(before, recent))));
  set(ChurnFeature::amount, root(sum(record.spent, 0, n) / count(0, n)));
  set(ChurnFeature::spend, root(spend));
  set(ChurnFeature::spend_change,
      static_cast<double>(change(root(spend), root(sum(record.spent, before, recent)))));
  set(ChurnFeature::overdue, n > 1 ? recency * count(1, n) / first_to_last : std::nan(""));
  set(ChurnFeature::irregular, static_cast<double>(variation(record.days, n)));
  set(ChurnFeature::contacts, count(contacts_recent, contacts));
  set(ChurnFeature::contacts_change,
      static_cast<double>(
          change(count(contacts_recent, contacts), count(contacts_before, contacts_recent))));
  set(ChurnFeature::rating, static_cast<double>(last_rating(record, end)));
  return out;
}

void ChurnSample::add(std::uint64_t hash, const std::vector<ChurnCase>& cases) {
  if (!wants(hash)) return;
  buyers_.push_back({hash, cases});
  prune(2 * kBuyers);
}

void ChurnSample::prune(std::size_t above) {
  if (buyers_.size() <= above) return;
  std::nth_element(buyers_.begin(), buyers_.begin() + kBuyers, buyers_.end(),
                   [](const Buyer& a, const Buyer& b) { return a.hash < b.hash; });
  limit_ = buyers_[kBuyers].hash;
  buyers_.resize(kBuyers);
}

std::vector<ChurnSample::Buyer> ChurnSample::kept() const {
  ChurnSample copy = *this;
  copy.prune(kBuyers);
  std::sort(copy.buyers_.begin(), copy.buyers_.end(),
            [](const Buyer& a, const Buyer& b) { return a.hash < b.hash; });
  return std::move(copy.buyers_);
}

std::vector<ChurnCase> ChurnSample::cases() const {
  std::vector<ChurnCase> out;
  for (const auto& buyer : kept()) out.insert(out.end(), buyer.cases.begin(), buyer.cases.end());
  return out;
}

void ChurnSample::merge(const ChurnSample& other) {
  for (const auto& buyer : other.buyers_) add(buyer.hash, buyer.cases);
}

void ChurnSample::save(ByteWriter& out) const {
  const auto buyers = kept();
  out.put<std::uint64_t>(buyers.size());
  for (const auto& buyer : buyers) {
    out.put(buyer.hash);
    out.array(buyer.cases);
  }
}

void ChurnSample::load(ByteReader& in) {
  buyers_.clear();
  for (auto n = in.count(16); n > 0 && !in.bad(); --n) {
    const auto hash = in.get<std::uint64_t>();
    const auto cases = in.array<ChurnCase>();
    for (const auto& one : cases) {
      if (one.cut == 0 || one.cut > ChurnCuts::kMost || one.left > 1) in.reject();
    }
    add(hash, cases);
  }
}

}  // namespace clientele
