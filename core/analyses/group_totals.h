// What a group of customers amounts to, summed exactly.
#pragma once

#include <cstdint>

#include "analyses/customer_facts.h"

namespace clientele {

struct GroupTotals {
  std::uint64_t customers = 0;
  Money net = 0, gross = 0, profit = 0;
  std::uint64_t orders = 0;
  std::uint64_t dated = 0;        // customers whose last purchase has a date
  std::int64_t recency_days = 0;  // theirs, summed
  std::uint64_t repeat = 0;       // customers with purchases on two or more days

  void add(const CustomerFacts& customer, Day as_of) {
    ++customers;
    net = saturating_add(net, customer.net);
    gross = saturating_add(gross, customer.gross);
    profit = saturating_add(profit, customer.profit);
    orders += customer.orders;
    if (customer.dated()) {
      ++dated;
      recency_days += as_of - customer.last;
    }
    if (customer.days >= 2) ++repeat;
  }
  void add(const GroupTotals& other) {
    customers += other.customers;
    net = saturating_add(net, other.net);
    gross = saturating_add(gross, other.gross);
    profit = saturating_add(profit, other.profit);
    orders += other.orders;
    dated += other.dated;
    recency_days += other.recency_days;
    repeat += other.repeat;
  }

  double count() const { return static_cast<double>(customers); }
  double per_customer(double sum) const { return customers == 0 ? 0 : sum / count(); }
  double mean_net() const { return per_customer(to_double(net)); }
  double mean_profit() const { return per_customer(to_double(profit)); }
  double mean_orders() const { return per_customer(static_cast<double>(orders)); }
  double mean_recency() const {
    return dated == 0 ? 0 : static_cast<double>(recency_days) / static_cast<double>(dated);
  }
  double repeat_share() const { return per_customer(static_cast<double>(repeat)); }
  double average_order() const {
    return orders == 0 ? 0 : to_double(net) / static_cast<double>(orders);
  }
};

// Part of a whole; 0 where the whole is not positive.
inline double share_of(double part, double whole) { return whole > 0 ? part / whole : 0; }

}  // namespace clientele
