// Passes over a file's columns: what headers say and values do not refute; ratings by their words
// and groups; what values alone tell of columns that are left.
#include "schema/column_roles.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "schema/header_match.h"
#include "schema/headerless.h"
#include "schema/headers.h"
#include "schema/presets.h"
#include "schema/survey.h"

namespace clientele {
namespace {

constexpr double kPreset = 0.98;
// Texts with more distinct values in the head than this are told apart by rows, not by groups.
constexpr std::size_t kGroupValues = 300;
// Numbers with more distinct values than this measure something; fewer may be codes.
constexpr std::size_t kCodedNumbers = kGroupValues;

bool many_per_file(Role role) {
  return role == Role::aspect || role == Role::attribute || role == Role::ignored;
}

// What a known export says of its own headers.
void add_preset(Plan& plan, const std::vector<ValueEvidence>& values,
                std::vector<Candidate>& candidates) {
  std::vector<std::string> headers;
  for (const auto& column : plan.columns) headers.push_back(normal_header(column.name));
  const Preset* preset = find_preset(headers);
  if (preset == nullptr) return;
  plan.preset = std::string(preset->name);
  for (std::size_t c = 0; c < headers.size(); ++c) {
    const auto role = preset->role_of(headers[c]);
    if (role && plausible(*role, values[c]))
      candidates.push_back({c, *role, kPreset, 0, "preset", plan.preset});
  }
}

// "服务满意度" is not the satisfaction of a file that has a better one. Takes these candidates
// away.
std::vector<Candidate> set_apart_partial_satisfaction(const Plan& plan,
                                                      std::vector<Candidate>& candidates) {
  const auto first =
      std::stable_partition(candidates.begin(), candidates.end(), [&](const Candidate& candidate) {
        return candidate.role != Role::satisfaction || candidate.reason != "header_contains" ||
               asks_overall(plan.columns[candidate.column].name);
      });
  std::vector<Candidate> apart(first, candidates.end());
  candidates.erase(first, candidates.end());
  return apart;
}

// Best first. A column without values is no better than one that has some, whatever it is called.
void sort_candidates(std::vector<Candidate>& candidates, const std::vector<ValueEvidence>& values) {
  std::stable_sort(candidates.begin(), candidates.end(),
                   [&](const Candidate& a, const Candidate& b) {
                     const bool no_a = values[a.column].values == 0;
                     const bool no_b = values[b.column].values == 0;
                     return std::tie(no_a, b.score, a.rank, a.column) <
                            std::tie(no_b, a.score, b.rank, b.column);
                   });
}

class Giving {
 public:
  Giving(Plan& plan, const std::vector<ValueEvidence>& values, std::set<Role>& taken)
      : plan_(plan), values_(values), taken_(taken), given_(plan.columns.size(), false) {}

  // The candidates in their order; each column and, but for aspects and the like, each role once.
  void give_all(const std::vector<Candidate>& candidates) {
    for (const auto& candidate : candidates) {
      if (given_[candidate.column] || taken_.count(candidate.role) != 0) continue;
      given_[candidate.column] = true;
      if (!many_per_file(candidate.role)) taken_.insert(candidate.role);
      give(plan_, values_[candidate.column], candidate);
    }
  }

 private:
  Plan& plan_;
  const std::vector<ValueEvidence>& values_;
  std::set<Role>& taken_;
  std::vector<bool> given_;
};

// "id", "订单" or "编号" in a file of orders numbers the orders, where the customer stands in a
// column of its own. Where rows are lines, a number of its own for each row is the row's.
void number_orders(Plan& plan, const std::vector<ValueEvidence>& values, std::set<Role>& taken) {
  const auto has = [&](Role role) { return taken.count(role) != 0; };
  const bool sells = has(Role::date) && (has(Role::amount) || has(Role::gross) ||
                                         (has(Role::quantity) && has(Role::unit_price)));
  if (!sells || has(Role::order) || (!has(Role::customer) && !has(Role::name))) return;
  const bool lines = has(Role::product) || has(Role::product_name) || has(Role::quantity);
  for (std::size_t c = 0; c < plan.columns.size(); ++c) {
    const std::string header = normal_header(plan.columns[c].name);
    const bool says_order = header == "订单" || header == "单据编号" || header == "单据号";
    const bool number = header == "id" || header == "编号" || header == "no";
    if (plan.columns[c].role != Role::attribute || (!says_order && !number)) continue;
    if (!says_order && lines && values[c].distinct == values[c].values) continue;
    taken.insert(Role::order);
    give(plan, values[c], {c, Role::order, 0.7, 0, "header_exact", header});
    return;
  }
}

// Beside the status of an order that of its return, in a column of its own.
void add_return_status(Plan& plan, const std::vector<ValueEvidence>& values,
                       const std::set<Role>& taken) {
  if (taken.count(Role::status) == 0 || taken.count(Role::order) == 0) return;
  for (std::size_t c = 0; c < plan.columns.size(); ++c) {
    const std::string header = normal_header(plan.columns[c].name);
    if (plan.columns[c].role != Role::attribute || !is_return_status(header) ||
        !plausible(Role::status, values[c]))
      continue;
    give(plan, values[c], {c, Role::status, 0.9, 0, "header_exact", header});
    return;
  }
}

// The number a survey tool gives each answer stands for who answered where nothing else does.
void number_respondents(Plan& plan, const std::vector<ValueEvidence>& values,
                        std::set<Role>& taken) {
  if (plan.preset != "wjx_survey") return;
  for (const Role role : {Role::customer, Role::name, Role::phone, Role::email}) {
    if (taken.count(role) != 0) return;
  }
  for (std::size_t c = 0; c < plan.columns.size(); ++c) {
    if (normal_header(plan.columns[c].name) != "序号") continue;
    taken.insert(Role::customer);
    give(plan, values[c], {c, Role::customer, 0.6, 0, "respondent_number", plan.preset});
    return;
  }
}

// Columns that are left: quantities to reckon with, groups, and what is neither.
void settle_attributes(Plan& plan, const std::vector<ValueEvidence>& values) {
  for (std::size_t c = 0; c < plan.columns.size(); ++c) {
    ColumnPlan& column = plan.columns[c];
    if (column.role != Role::attribute) continue;
    const bool prose = values[c].mean_length > 60;
    const bool measure =
        values[c].numeric() && values[c].distinct > kCodedNumbers && values[c].leading_zeros == 0;
    if (measure && !(values[c].nearly_unique() && values[c].fractions == 0)) {
      column.kind = ValueKind::number;  // a quantity to reckon with, not a group
      column.understood = values[c].decimals;
      continue;
    }
    if (values[c].nearly_unique() || values[c].distinct > kGroupValues || prose) {
      column.role = Role::ignored;
      column.kind = ValueKind::text;
      column.reason = "nearly_unique";
      column.evidence = std::to_string(values[c].distinct);
    }
  }
}

}  // namespace

ValueKind kind_for(Role role, const ValueEvidence& values) {
  const ValueKind kind = default_kind(role);
  const bool number = kind == ValueKind::number || kind == ValueKind::money;
  if (number && describes_bands(role) && values.values > 0 && values.decimals < 0.6)
    return ValueKind::code;
  if (role == Role::recommend && values.values > 0 && values.ratings < 0.5 && values.flags >= 0.8)
    return ValueKind::flag;
  return kind;
}

bool describes_bands(Role role) {
  return role == Role::age || role == Role::employees || role == Role::annual_revenue;
}

double understood_share(ValueKind kind, const ValueEvidence& values) {
  if (values.values == 0) return 0;
  switch (kind) {
    case ValueKind::moment:
      return values.reads_serials() ? values.moments + values.serials : values.moments;
    case ValueKind::money:
    case ValueKind::number:
      return values.decimals;
    case ValueKind::rating:
      return values.ratings;
    case ValueKind::flag:
      return values.flags;
    default:
      return 1;
  }
}

std::size_t known_headers(const std::vector<std::string>& headers) {
  std::size_t known = 0;
  for (const auto& text : headers) {
    const std::string header = normal_header(text);
    known += std::any_of(header_aliases().begin(), header_aliases().end(),
                         [&](const HeaderAlias& alias) { return alias.text == header; })
                 ? 1u
                 : 0u;
  }
  return known;
}

void assign_roles(Plan& plan, const std::vector<ValueEvidence>& values,
                  const std::vector<std::vector<std::string>>& records, bool headerless) {
  for (auto& column : plan.columns) {
    column.role = Role::attribute;
    column.kind = ValueKind::code;
    column.reason = "unmapped";
    column.confidence = 0;
    column.understood = 1;
  }
  std::set<Role> taken;
  auto candidates = header_candidates(plan, values);
  add_preset(plan, values, candidates);
  const bool survey = is_survey(plan, values, candidates);
  if (survey) correct_for_survey(candidates, values);
  auto partial = set_apart_partial_satisfaction(plan, candidates);
  sort_candidates(candidates, values);
  sort_candidates(partial, values);
  Giving giving(plan, values, taken);
  giving.give_all(candidates);
  assign_ratings(plan, values, survey, taken);
  if (taken.count(Role::aspect) == 0) giving.give_all(partial);
  number_orders(plan, values, taken);
  add_return_status(plan, values, taken);
  number_respondents(plan, values, taken);
  if (headerless) assign_by_values(plan, values, records, taken);
  settle_attributes(plan, values);
}

}  // namespace clientele
