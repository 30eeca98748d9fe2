// The CDNOW sample as the papers use it: customer-days, calibration to 1997-09-30.
#pragma once

#include <cmath>
#include <cstdlib>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "base/moment.h"
#include "stats/clv/buyers.h"
#include "stats/clv/gamma_gamma.h"

namespace clientele::test {

struct Cdnow {
  std::vector<stats::Buyer> buyers;    // calibration
  std::vector<double> holdout;         // purchase days in the 39 weeks after it
  std::vector<stats::Spender> repeat;  // of calibration, the first day left out
  double log_intervals = 0;            // sum of ln(weeks) between purchase days of calibration
};

inline Cdnow read_cdnow(const std::string& text) {
  std::map<std::string, std::map<Day, double>> days;
  std::istringstream in(text);
  std::string master, id, date;
  double discs = 0, dollars = 0;
  while (in >> master >> id >> date >> discs >> dollars) {
    const Day day =
        day_from_civil(std::atoi(date.substr(0, 4).c_str()), std::atoi(date.substr(4, 2).c_str()),
                       std::atoi(date.substr(6, 2).c_str()));
    days[id][day] += dollars;
  }
  const Day end = day_from_civil(1997, 9, 30);
  Cdnow out;
  for (const auto& [customer, purchases] : days) {
    const Day first = purchases.begin()->first;
    stats::Buyer buyer;
    buyer.age = end - first;
    double spent = 0, later = 0;
    Day last = first;
    for (const auto& [day, money] : purchases) {
      if (day == first) continue;
      if (day > end) {
        ++later;
        continue;
      }
      ++buyer.repeats;
      buyer.last = day - first;
      out.log_intervals += std::log((day - last) / 7.0);
      last = day;
      spent += money;
    }
    out.buyers.push_back(buyer);
    out.holdout.push_back(later);
    if (buyer.repeats > 0 && spent > 0)
      out.repeat.push_back({buyer.repeats, spent / buyer.repeats});
  }
  return out;
}

}  // namespace clientele::test
