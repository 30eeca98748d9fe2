// The starred roles of each table, most specific table first.
#include "schema/table_choice.h"

#include <algorithm>

#include "schema/headers.h"

namespace clientele {
namespace {

bool has(const Plan& plan, Role role) { return plan.column(role) >= 0; }

bool has_any(const Plan& plan, std::initializer_list<Role> roles) {
  return std::any_of(roles.begin(), roles.end(), [&](Role role) { return has(plan, role); });
}

bool has_rating(const Plan& plan) {
  return has_any(plan, {Role::satisfaction, Role::recommend, Role::loyalty, Role::aspect});
}

bool has_amount(const Plan& plan) {
  return has(plan, Role::amount) || (has(plan, Role::quantity) && has(plan, Role::unit_price)) ||
         has(plan, Role::gross);
}

bool describes(Role role) { return role >= Role::name && role <= Role::total_amount; }

std::size_t customer_columns(const Plan& plan) {
  return static_cast<std::size_t>(
      std::count_if(plan.columns.begin(), plan.columns.end(),
                    [](const ColumnPlan& c) { return describes(c.role); }));
}

// A list of leads by its words alone: a stage, and at least two columns that speak of leads. One is
// not enough: a list of contacts may tell each one's lead status.
bool speaks_of_leads(const Plan& plan) {
  const auto about =
      std::count_if(plan.columns.begin(), plan.columns.end(), [](const ColumnPlan& column) {
        return column.name.find("线索") != std::string::npos ||
               header_has_words(column.name, "lead");
      });
  return about >= 2 && has(plan, Role::stage) && !has(plan, Role::order) && !has_amount(plan);
}

bool is_leads(const Plan& plan) {
  if (speaks_of_leads(plan)) return true;
  return has(plan, Role::lead) && has_any(plan, {Role::stage, Role::converted, Role::converted_date,
                                                 Role::channel, Role::source, Role::date});
}

// Advertising cost: money by day and channel, and nobody who bought.
bool is_spend(const Plan& plan) {
  return has(plan, Role::date) && has(plan, Role::amount) &&
         has_any(plan, {Role::channel, Role::campaign, Role::source}) &&
         !has_any(plan,
                  {Role::customer, Role::order, Role::product, Role::product_name, Role::quantity});
}

bool is_transactions(const Plan& plan) {
  return has(plan, Role::date) && has_amount(plan) &&
         has_any(plan, {Role::customer, Role::order, Role::amount}) &&
         !(has_rating(plan) && !has(plan, Role::amount));
}

bool is_feedback(const Plan& plan) {
  if (has_rating(plan)) return true;
  return has(plan, Role::text) && !has_amount(plan) && !has(plan, Role::contact_kind);
}

bool is_lines(const Plan& plan) {
  return has(plan, Role::order) && has_any(plan, {Role::product, Role::product_name}) &&
         !has(plan, Role::date);
}

bool is_orders(const Plan& plan) {
  return has(plan, Role::order) && has_any(plan, {Role::customer, Role::date, Role::status}) &&
         !has_amount(plan);
}

bool is_products(const Plan& plan) {
  return has_any(plan, {Role::product}) && has_any(plan, {Role::product_name, Role::category}) &&
         !has_any(plan, {Role::customer, Role::order});
}

bool is_contacts(const Plan& plan) {
  if (plan.preset == "wjx_survey") return false;  // its channel is how the answer came
  return has(plan, Role::customer) && has(plan, Role::date) && !has_amount(plan) &&
         !has_rating(plan) &&
         has_any(plan, {Role::contact_kind, Role::channel, Role::text, Role::campaign,
                        Role::first_response_date, Role::resolved_date});
}

std::optional<TableKind> choose(const Plan& plan) {
  if (is_leads(plan)) return TableKind::leads;
  if (is_spend(plan)) return TableKind::spend;
  if (is_transactions(plan)) return TableKind::transactions;
  if (is_contacts(plan)) return TableKind::contacts;
  if (is_feedback(plan)) return TableKind::feedback;
  if (is_lines(plan)) return TableKind::lines;
  if (is_orders(plan)) return TableKind::orders;
  if (is_products(plan)) return TableKind::products;
  if (has(plan, Role::customer)) return TableKind::customers;
  if (has(plan, Role::product_name) && has_any(plan, {Role::unit_price, Role::category}))
    return TableKind::products;
  return std::nullopt;
}

std::vector<Role> keys_of(TableKind table) {
  switch (table) {
    case TableKind::transactions:
      return {Role::date, Role::amount};
    case TableKind::orders:
      return {Role::order};
    case TableKind::lines:
      return {Role::order, Role::product};
    case TableKind::products:
      return {Role::product};
    case TableKind::customers:
      return {Role::customer};
    case TableKind::feedback:
      return {Role::satisfaction, Role::recommend, Role::aspect, Role::text};
    case TableKind::contacts:
      return {Role::customer, Role::date};
    case TableKind::leads:
      return {Role::lead};
    case TableKind::spend:
      return {Role::date, Role::amount};
  }
  return {};
}

ColumnPlan* column_of(Plan& plan, Role role) {
  const int index = plan.column(role);
  return index < 0 ? nullptr : &plan.columns[static_cast<std::size_t>(index)];
}

bool says_company(const std::string& header) {
  const std::string h = normal_header(header);
  for (const std::string_view word : {"公司", "企业", "单位", "company", "organi", "account"}) {
    if (h.find(word) != std::string::npos) return true;
  }
  return false;
}

// Hidden digits leave many customers with one number: "138****0000", "$$…".
bool is_masked(const ColumnPlan& column) {
  return std::any_of(column.samples.begin(), column.samples.end(), [](const std::string& sample) {
    return sample.find("**") != std::string::npos || sample.starts_with("##") ||
           sample.starts_with("$$");
  });
}

// The column that says whose a row is where none is made for it: a company's name, which other
// files go by; else a number or address of one person alone; else a name. Null where there is none.
ColumnPlan* stand_in_for_customer(Plan& plan) {
  ColumnPlan* name = column_of(plan, Role::name);
  ColumnPlan* phone = column_of(plan, Role::phone);
  if (name != nullptr && says_company(name->name)) return name;
  if (phone != nullptr && !is_masked(*phone)) return phone;
  if (ColumnPlan* email = column_of(plan, Role::email); email != nullptr) return email;
  return name != nullptr ? name : phone;
}

// Roles that mean something else in this table.
void correct_roles(Plan& plan) {
  const TableKind main = plan.tables.front();
  if (main == TableKind::customers) {
    if (ColumnPlan* date = column_of(plan, Role::date);
        date != nullptr && !has(plan, Role::signup_date)) {
      date->role = Role::signup_date;
    }
    // A customer's status (marital, of the account) is no order's: it describes, like any
    // attribute.
    if (ColumnPlan* status = column_of(plan, Role::status);
        status != nullptr && !has(plan, Role::order)) {
      status->role = Role::attribute;
      status->reason = "unmapped";
      status->evidence.clear();
    }
  }
  const bool wants_customer =
      main == TableKind::transactions || main == TableKind::contacts || main == TableKind::feedback;
  if (wants_customer && !has(plan, Role::customer)) {
    if (ColumnPlan* stand_in = stand_in_for_customer(plan)) {
      stand_in->role = Role::customer;
      stand_in->kind = ValueKind::id;
    }
  }
  if (main == TableKind::products && !has(plan, Role::product)) {
    for (auto& column : plan.columns) {
      const bool id = column.name == "id" || column.name == "ID" || column.name == "Id" ||
                      column.name == "编号";
      if (!id || (column.role != Role::attribute && column.role != Role::ignored)) continue;
      column.role = Role::product;
      column.kind = ValueKind::code;
      column.reason = "header_exact";
      column.confidence = 0.7;
    }
  }
  if (main == TableKind::leads && !has(plan, Role::date)) {
    if (ColumnPlan* made = column_of(plan, Role::signup_date)) made->role = Role::date;
  }
  if (main == TableKind::leads || main == TableKind::spend) {
    if (ColumnPlan* source = column_of(plan, Role::source);
        source != nullptr && !has(plan, Role::channel)) {
      source->role = Role::channel;
    }
  }
}

}  // namespace

void choose_tables(Plan& plan, std::optional<TableKind> wanted) {
  plan.tables.clear();
  plan.recognised = false;
  plan.table_confidence = 0;
  const auto main = wanted ? wanted : choose(plan);
  if (!main) return;
  plan.recognised = true;
  plan.tables.push_back(*main);
  correct_roles(plan);
  if (*main != TableKind::customers && *main != TableKind::leads && has(plan, Role::customer) &&
      customer_columns(plan) > 0) {
    plan.tables.push_back(TableKind::customers);
  }
  if ((*main == TableKind::customers || *main == TableKind::transactions) && has_rating(plan)) {
    plan.tables.push_back(TableKind::feedback);
  }
  double sum = 0;
  int count = 0;
  for (const Role role : keys_of(*main)) {
    if (const ColumnPlan* column = column_of(plan, role)) {
      sum += column->confidence;
      ++count;
    }
  }
  plan.table_confidence = wanted ? 1 : count == 0 ? 0.4 : sum / count;
}

}  // namespace clientele
