// BG/NBD in the season's own time: a year of operational weeks is stretched over the calendar so
// that the intensity follows month and weekday, which leaves the process in operational time
// untouched.
#include "engine/sample/purchases.h"

#include <algorithm>

#include "engine/sample/market.h"

namespace clientele::sample {
namespace {

// Spread of log mean order value and of the dropout probability, for the scores.
constexpr double kLogSpendMean = 4.75, kLogSpendSpread = 0.56, kDropoutMean = kA / (kA + kB),
                 kDropoutSpread = 0.20;

class Calendar {
 public:
  Calendar() {
    for (Day day = first_day(); day <= last_day(); ++day) {
      const int month = civil_from_day(day).month;
      weights_.push_back(kMonthSeason[static_cast<std::size_t>(month - 1)] *
                         kWeekdaySeason[static_cast<std::size_t>(weekday(day))]);
    }
    double total = 0;
    for (const double w : weights_) total += w;
    const double scale = static_cast<double>(weights_.size()) / total;
    double sum = 0;
    for (std::size_t i = 0; i < weights_.size(); ++i) {
      weights_[i] *= scale;
      until_.push_back(sum += weights_[i]);
      const double grown =
          1 + kGrowth * static_cast<double>(i) / static_cast<double>(weights_.size());
      newcomers_.push_back(weights_[i] * grown);
    }
  }
  double length() const { return until_.back(); }  // operational days
  Day day_of(double operational) const {
    const auto at = std::upper_bound(until_.begin(), until_.end(), operational) - until_.begin();
    return first_day() + static_cast<Day>(std::min<std::ptrdiff_t>(at, std::ssize(until_) - 1));
  }
  // A moment of a newcomer's first order, in operational days.
  double arrival(Random& random) const {
    const auto i = random.pick(newcomers_);
    return until_[i] - weights_[i] * random.uniform();
  }

 private:
  std::vector<double> weights_, until_, newcomers_;
};

int minute_of_day(Random& random) {
  const auto hour = static_cast<int>(random.pick(kHourWeights));
  return hour * 60 + static_cast<int>(random.below(60));
}

Purchase purchase_on(Day day, double spend_rate, Random& random) {
  const double yuan = random.gamma(kSpendP, spend_rate);
  const int minute = minute_of_day(random);
  return {day, minute, std::max<std::int64_t>(static_cast<std::int64_t>(yuan * 100 + 0.5), 100)};
}

double score(double value, double mean, double spread) {
  return std::clamp((value - mean) / spread, -2.5, 2.5);
}

void apply_campaign(Customer& customer, double spend_rate, bool shuffled, Random& random) {
  const bool known = customer.purchases.front().day < campaign_day();
  const bool still = !customer.gone || customer.purchases.back().day >= campaign_day();
  // Better customers are contacted more often: a comparison with the others is not an experiment.
  const double reach = shuffled ? kReached : kReached + 0.06 * customer.spend_score;
  customer.reached = random.chance(known ? reach : 0);
  const bool buys = random.chance(kCampaignLift);
  const Day when = campaign_day() + 1 + static_cast<Day>(random.below(30));
  customer.lifted = customer.reached && still && buys && !shuffled;
  if (!customer.lifted) return;
  const auto later = std::upper_bound(customer.purchases.begin(), customer.purchases.end(), when,
                                      [](Day day, const Purchase& p) { return day < p.day; });
  customer.purchases.insert(later, purchase_on(when, spend_rate, random));
}

Customer make_customer(const Calendar& calendar, Random random, bool shuffled) {
  Customer customer;
  customer.rate = random.gamma(kR, kAlpha);
  customer.dropout = random.beta(kA, kB);
  const double spend_rate = random.gamma(kSpendQ, kSpendGamma);
  customer.mean_spend = kSpendP / spend_rate;
  customer.spend_score = score(portable_log(customer.mean_spend), kLogSpendMean, kLogSpendSpread);
  customer.churn_score = score(customer.dropout, kDropoutMean, kDropoutSpread);
  double at = calendar.arrival(random);
  const Day first = calendar.day_of(at);
  customer.signed_up = std::max(first_day() - 60, first - static_cast<Day>(random.below(15)));
  if (random.chance(kNeverBuys)) return customer;
  while (at < calendar.length()) {
    customer.purchases.push_back(purchase_on(calendar.day_of(at), spend_rate, random));
    // A customer cannot leave with the first purchase: that would be the MBG/NBD.
    if (customer.purchases.size() > 1 && random.chance(customer.dropout)) {
      customer.gone = true;
      break;
    }
    at += 7 * random.exponential(customer.rate);
  }
  apply_campaign(customer, spend_rate, shuffled, random);
  return customer;
}

}  // namespace

Day first_day() { return day_from_civil(kFirstYear, 1, 1); }
Day last_day() { return day_from_civil(kLastYear, 12, 31); }
Day campaign_day() { return day_from_civil(kLastYear, 9, 10); }

std::vector<Customer> make_customers(std::size_t count, std::uint64_t seed, bool shuffled) {
  const Calendar calendar;
  std::vector<Customer> customers;
  customers.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    customers.push_back(make_customer(calendar, stream(seed, Purpose::buying, i), shuffled));
  }
  return customers;
}

}  // namespace clientele::sample
