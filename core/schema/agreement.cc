#include "schema/agreement.h"

#include <algorithm>
#include <array>

#include "schema/headers.h"

namespace clientele {
namespace {

ColumnPlan* column_of(Plan& plan, Role role) {
  const int index = plan.column(role);
  return index < 0 ? nullptr : &plan.columns[static_cast<std::size_t>(index)];
}

bool lists_customers(const Plan& plan) {
  return plan.recognised && plan.tables.front() == TableKind::customers;
}

void go_by_name(Plan& plan, const std::string& as_in) {
  ColumnPlan* id = column_of(plan, Role::customer);
  ColumnPlan* name = column_of(plan, Role::name);
  if (id == nullptr || name == nullptr || id->reason == "override" || name->reason == "override" ||
      names_customers(id->name) || !names_customers(name->name)) {
    return;
  }
  name->role = Role::customer;
  name->kind = ValueKind::id;
  name->reason = "joins_by_name";
  name->evidence = as_in;
  id->role = Role::ignored;
  id->kind = ValueKind::text;
  id->reason = "joined_by_name";
  id->evidence = name->name;
}

bool numbers_answers(const Plan& plan) {
  const int customer = plan.column(Role::customer);
  return plan.recognised && customer >= 0 &&
         plan.columns[static_cast<std::size_t>(customer)].reason == "respondent_number";
}

// Answer 7 of a survey is not customer 7, nor answer 7 of another survey.
void make_answers_anonymous(std::vector<Plan>& plans) {
  const auto with_customers = std::count_if(plans.begin(), plans.end(), [](const Plan& plan) {
    return plan.recognised && plan.column(Role::customer) >= 0;
  });
  if (with_customers < 2) return;
  for (auto& plan : plans) {
    if (!numbers_answers(plan)) continue;
    ColumnPlan* number = column_of(plan, Role::customer);
    number->role = Role::ignored;
    number->kind = ValueKind::text;
    number->reason = "anonymous_answer";
    number->evidence.clear();
    std::erase(plan.tables, TableKind::customers);
  }
}

}  // namespace

bool names_customers(const std::string& header) {
  constexpr std::array<std::string_view, 16> kNames = {
      "客户名称",   "客户",     "公司",         "公司名称",
      "企业名称",   "单位名称", "客户公司名称", "accountname",
      "account",    "company",  "companyname",  "customername",
      "clientname", "client",   "organization", "associatedcompany"};
  return std::find(kNames.begin(), kNames.end(), normal_header(header)) != kNames.end();
}

void agree_on_customers(std::vector<Plan>& plans) {
  make_answers_anonymous(plans);
  std::string as_in;  // the header the events go by
  for (auto& plan : plans) {
    if (!plan.recognised || lists_customers(plan)) continue;
    const ColumnPlan* customer = column_of(plan, Role::customer);
    if (customer == nullptr) continue;
    if (!names_customers(customer->name)) return;
    as_in = customer->name;
  }
  if (as_in.empty()) return;
  for (auto& plan : plans) {
    if (lists_customers(plan)) go_by_name(plan, as_in);
  }
}

}  // namespace clientele
