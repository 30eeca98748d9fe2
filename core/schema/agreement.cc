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
