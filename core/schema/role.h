// Tables and roles: what a file is and what its columns mean. The one list of both.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace clientele {

// clang-format off
#define CLIENTELE_TABLES(X) \
  X(transactions) X(orders) X(lines) X(products) X(customers) X(feedback) X(contacts) X(leads) X(spend)
// clang-format on

enum class TableKind : std::uint8_t {
#define X(name) name,
  CLIENTELE_TABLES(X)
#undef X
};
inline constexpr std::size_t kTableKinds = 9;
std::string_view table_name(TableKind table);
std::optional<TableKind> table_from_name(std::string_view name);
// Whether its rows are orders or their lines: what is sold.
inline bool holds_lines(TableKind table) { return table <= TableKind::lines; }

// How a column's values are understood and stored.
enum class ValueKind : std::uint8_t {
  id,      // identifier, compared as trimmed text
  moment,  // date, perhaps with time of day
  money,   // exact decimal with currency signs and units allowed
  number,  // exact decimal
  rating,  // number, or a word of satisfaction, on some scale
  flag,    // yes/no, kept as 1/0
  code,    // one of few texts, dictionary-coded
  text,    // free text, kept once per row
};

// clang-format off
#define CLIENTELE_ROLES(X)                                                                    \
  /* roles of events */                                                                       \
  X(date, moment) X(customer, id) X(order, id) X(line, id) X(amount, money)                   \
  X(product, code) X(product_name, code) X(category, code) X(quantity, number)                \
  X(unit_price, money) X(gross, money) X(cost, money) X(profit, money) X(discount, money)     \
  X(refund, money) X(status, code) X(currency, code) X(channel, code) X(campaign, code)       \
  X(store, code) X(region, code)                                                              \
  /* roles of customers */                                                                    \
  X(name, text) X(contact, text) X(phone, text) X(email, text) X(gender, code) X(age, number) \
  X(birth_date, moment) X(income, code) X(education, code) X(occupation, code)                \
  X(province, code) X(city, code) X(industry, code) X(employees, number)                      \
  X(annual_revenue, money) X(customer_type, code) X(level, code) X(source, code)              \
  X(referrer, id) X(owner, code) X(signup_date, moment) X(churned, flag)                      \
  X(contract_end, moment) X(last_date, moment) X(first_date, moment) X(order_count, number)   \
  X(total_amount, money)                                                                      \
  /* roles of feedback and service */                                                         \
  X(satisfaction, rating) X(recommend, rating) X(loyalty, rating) X(aspect, rating)           \
  X(text, text) X(feedback_kind, code) X(contact_kind, code) X(first_response_date, moment)   \
  X(resolved_date, moment)                                                                    \
  /* roles of leads */                                                                        \
  X(lead, id) X(stage, code) X(converted, flag) X(converted_date, moment)                     \
  /* anything else: kept as an attribute, or not kept */                                      \
  X(attribute, code) X(ignored, text)
// clang-format on

enum class Role : std::uint8_t {
#define X(name, kind) name,
  CLIENTELE_ROLES(X)
#undef X
};
std::string_view role_name(Role role);
std::optional<Role> role_from_name(std::string_view name);
ValueKind default_kind(Role role);
// Revenue and employees: kept as numbers or, where files give bands, as codes.
bool is_company_size(Role role);

}  // namespace clientele
