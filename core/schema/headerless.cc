// One column tells another where equal values of it always stand beside equal values of the other:
// an order tells its date and its customer, a customer tells neither.
#include "schema/headerless.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "schema/header_match.h"

namespace clientele {
namespace {

constexpr double kByValues = 0.55;

using Records = std::vector<std::vector<std::string>>;

bool tells(const Records& records, std::size_t a, std::size_t b) {
  std::unordered_map<std::string_view, std::string_view> of;
  for (const auto& record : records) {
    if (a >= record.size() || b >= record.size()) continue;
    const auto [it, added] = of.emplace(record[a], record[b]);
    if (!added && it->second != record[b]) return false;
  }
  return true;
}

bool is_id(const ValueEvidence& v) {
  return v.values > 0 && v.fractions == 0 && v.moments < 0.5 && v.distinct > 1 &&
         (v.leading_zeros > 0.2 || v.decimals < 0.2 || v.high >= 1'000 * kDecimalOne) &&
         v.mean_length <= 40;
}

struct Ids {
  std::optional<std::size_t> customer, order;
};

// Of columns that look like ids, the one that numbers orders and the one that it belongs to.
Ids find_ids(const Plan& plan, const std::vector<ValueEvidence>& values, const Records& records) {
  std::vector<std::size_t> ids;
  for (std::size_t c = 0; c < plan.columns.size(); ++c) {
    if (plan.columns[c].role == Role::attribute && is_id(values[c])) ids.push_back(c);
  }
  const int date = plan.column(Role::date);
  for (const auto order : ids) {
    if (date >= 0 && !tells(records, order, static_cast<std::size_t>(date))) continue;
    std::optional<std::size_t> customer;
    for (const auto c : ids) {
      if (c == order || !tells(records, order, c) || tells(records, c, order)) continue;
      // A customer's city and the few products of a shop come again more often than the customer.
      const bool better =
          !customer || std::make_pair(values[c].people, values[c].distinct) >
                           std::make_pair(values[*customer].people, values[*customer].distinct);
      if (better) customer = c;
    }
    // A member's number tells the member's name, and no two members share it.
    for (const auto c : ids) {
      if (customer && values[*customer].people && c != order && !values[c].people &&
          tells(records, order, c) && !tells(records, c, order) && tells(records, c, *customer))
        customer = c;
    }
    if (customer) return {customer, order};
  }
  if (ids.empty()) return {};
  Ids found{ids.front(), std::nullopt};
  for (const auto c : ids) {
    if (c != ids.front() && tells(records, c, ids.front()) && !tells(records, ids.front(), c)) {
      found.order = c;
      break;
    }
  }
  return found;
}

}  // namespace

void assign_by_values(Plan& plan, const std::vector<ValueEvidence>& values, const Records& records,
                      std::set<Role>& taken) {
  const auto put = [&](Role role, std::size_t c, const char* reason) {
    taken.insert(role);
    give(plan, values[c], {c, role, kByValues, 0, reason, {}});
  };
  const auto next = [&](Role role, auto test) {
    if (taken.count(role) != 0) return;
    for (std::size_t c = 0; c < plan.columns.size(); ++c) {
      if (plan.columns[c].role != Role::attribute || !test(values[c])) continue;
      put(role, c, "values");
      return;
    }
  };
  next(Role::date, [](const ValueEvidence& v) { return v.values > 0 && v.moments >= 0.98; });
  next(Role::amount, [](const ValueEvidence& v) { return v.numeric() && v.fractions > 0.5; });
  const Ids ids = find_ids(plan, values, records);
  if (ids.customer && taken.count(Role::customer) == 0) {
    put(Role::customer, *ids.customer, "values");
    if (ids.order && taken.count(Role::order) == 0) put(Role::order, *ids.order, "values");
    for (std::size_t c = 0; c < plan.columns.size(); ++c) {
      if (plan.columns[c].role == Role::attribute && is_id(values[c]) &&
          tells(records, *ids.customer, c) && tells(records, c, *ids.customer))
        put(Role::ignored, c, "same_as_customer");
    }
  }
  next(Role::quantity, [](const ValueEvidence& v) {
    return v.numeric() && v.integers > 0.95 && v.low >= 0 && v.high <= 1'000 * kDecimalOne &&
           v.in_1_to_5 >= 2;
  });
}

}  // namespace clientele
