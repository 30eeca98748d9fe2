// What the churn model says: how far it can be trusted, whom to contact, and why.
#include <algorithm>
#include <array>
#include <cmath>

#include "analyses/churn_draft.h"
#include "analyses/lifetime.h"

namespace clientele {
namespace {

constexpr std::size_t kContactList = 20;
constexpr std::size_t kReasons = 12;

// Columns by how much they move the forecast on average over the sample.
void add_reasons(ChurnDraft& draft, const ChurnTable& table, const ChurnModel& model,
                 const stats::FeatureTable& features) {
  const std::size_t width = model.columns.size();
  const auto parts = model.model.contributions(features, model.sample);
  std::vector<std::pair<double, std::size_t>> weights;
  for (std::size_t c = 0; c < width; ++c) {
    double sum = 0;
    for (std::size_t i = 0; i < model.sample.size(); ++i) sum += std::abs(parts[i * width + c]);
    weights.emplace_back(sum / static_cast<double>(model.sample.size()), c);
  }
  std::stable_sort(weights.begin(), weights.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  auto block = churn_block(Block::Kind::chart, "reasons");
  block.table.columns = {churn_column("attribute", Unit::label),
                         churn_column("weight", Unit::number)};
  for (std::size_t i = 0; i < weights.size() && i < kReasons; ++i) {
    block.table.rows.push_back({table.label(model.columns[weights[i].second]), weights[i].first});
  }
  block.chart = ChartSpec{"bar", "attribute", {"weight"}, {}, {}, ""};
  draft.section().blocks.push_back(std::move(block));
}

// The two columns that raise a customer's risk most.
std::array<Cell, 2> main_reasons(const ChurnTable& table, const ChurnModel& model, std::size_t row,
                                 std::span<const double> parts) {
  std::array<Cell, 2> out;
  std::size_t first = parts.size();
  for (std::size_t k = 0; k < out.size(); ++k) {
    std::size_t best = parts.size();
    for (std::size_t c = 0; c < parts.size(); ++c) {
      if (c != first && parts[c] > 0 && (best == parts.size() || parts[c] > parts[best])) best = c;
    }
    if (best == parts.size()) break;
    out[k] = say("churn.reason", {{"name", as_text(table.label(model.columns[best]))},
                                  {"value", as_text(table.value(model.columns[best], row))}});
    first = best;
  }
  return out;
}

void add_contact_list(ChurnDraft& draft, const ChurnTable& table, const ChurnModel& model,
                      const stats::FeatureTable& features, const ChurnContacts& contacts) {
  std::vector<std::uint32_t> rows;
  for (std::uint32_t i = 0; i < contacts.scores.size(); ++i) {
    if (table.left[i] == 0 && contacts.scores[i] >= contacts.limit) rows.push_back(i);
  }
  const auto stake = [&](std::uint32_t i) { return contacts.scores[i] * contacts.worth[i]; };
  const auto first = std::min(rows.size(), kContactList);
  std::partial_sort(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(first), rows.end(),
                    [&](auto a, auto b) {
                      const double left = stake(a), right = stake(b);
                      return left > right || (!(right > left) && a < b);
                    });
  rows.resize(first);
  const auto parts =
      model.learned() ? model.model.contributions(features, rows) : std::vector<double>();
  const std::size_t width = model.columns.size();
  auto block = churn_block(Block::Kind::table, "contact");
  block.table.columns = {churn_column("customer", Unit::label), churn_column("score", Unit::share)};
  if (contacts.has_worth) {
    block.table.columns.push_back(churn_column("clv", Unit::money));
    block.table.columns.push_back(churn_column("stake", Unit::money));
  }
  if (model.learned()) {
    block.table.columns.push_back(churn_column("reason1", Unit::label));
    block.table.columns.push_back(churn_column("reason2", Unit::label));
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto& customer = draft.context.customers[table.customers[rows[i]]];
    std::vector<Cell> row = {draft.context.ledger.customer_ids.text(customer.id),
                             contacts.scores[rows[i]]};
    if (contacts.has_worth) {
      row.emplace_back(contacts.worth[rows[i]] * contacts.mean_worth);
      row.emplace_back(stake(rows[i]) * contacts.mean_worth);
    }
    if (model.learned()) {
      const auto reasons =
          main_reasons(table, model, rows[i], std::span(parts).subspan(i * width, width));
      row.insert(row.end(), reasons.begin(), reasons.end());
    }
    block.table.rows.push_back(std::move(row));
  }
  draft.section().blocks.push_back(std::move(block));
}

// The column that raises each customer's risk most.
void add_reasons_of_each(const ChurnTable& table, const ChurnModel& model,
                         const stats::FeatureTable& features, CustomerColumn& into) {
  const std::size_t width = model.columns.size(), n = table.customers.size();
  constexpr std::size_t kAtOnce = 4096;  // rows: the contributions of all would be large
  for (std::size_t begin = 0; begin < n; begin += kAtOnce) {
    std::vector<std::uint32_t> rows;
    for (auto i = begin; i < std::min(n, begin + kAtOnce); ++i) {
      rows.push_back(static_cast<std::uint32_t>(i));
    }
    const auto block = stats::take_rows(features, rows);
    for (std::uint32_t i = 0; i < rows.size(); ++i) rows[i] = i;
    const auto parts = model.model.contributions(block, rows);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto* row = parts.data() + i * width;
      const auto best = std::max_element(row, row + width);
      if (*best > 0) into.values[table.customers[begin + i]] = static_cast<float>(best - row);
    }
  }
}

void add_columns(ChurnDraft& draft, const ChurnTable& table, const ChurnModel& model,
                 const stats::FeatureTable& features, const ChurnContacts& contacts) {
  const float none = std::nanf("");
  const auto& scores = contacts.scores;
  CustomerColumn score, reason, risk;
  score.id = "churn.score";
  score.unit = Unit::share;
  score.values.assign(draft.context.customers.size(), none);
  reason.id = "churn.reason";
  reason.kind = CustomerColumn::Kind::label;
  reason.values = score.values;
  risk.id = "churn.risk";
  risk.kind = CustomerColumn::Kind::label;
  risk.values = score.values;
  for (const char* group : kRiskGroups)
    risk.labels.push_back(say(std::string("churn.risk.") + group));
  for (const auto column : model.columns) reason.labels.push_back(table.label(column));
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const auto at = table.customers[i];
    score.values[at] = static_cast<float>(scores[i]);
    if (table.left[i] == 0) risk.values[at] = static_cast<float>(contacts.group(i));
  }
  if (model.learned()) add_reasons_of_each(table, model, features, reason);
  draft.out.customer_columns.push_back(std::move(score));
  if (model.learned()) draft.out.customer_columns.push_back(std::move(reason));
  draft.out.customer_columns.push_back(std::move(risk));
}

// Customers by what their risk asks for, and what it puts at stake.
void add_risk_groups(ChurnDraft& draft, const ChurnTable& table, const ChurnContacts& contacts) {
  struct Group {
    double customers = 0, leaving = 0, stake = 0;
  };
  std::array<Group, kRiskGroups.size()> groups;
  for (std::size_t i = 0; i < contacts.scores.size(); ++i) {
    if (table.left[i] != 0) continue;
    auto& group = groups[contacts.group(i)];
    group.customers += 1;
    group.leaving += contacts.scores[i];
    group.stake += contacts.scores[i] * contacts.worth[i] * contacts.mean_worth;
  }
  auto block = churn_block(Block::Kind::table, "risk");
  block.table.columns = {churn_column("risk", Unit::label), common_column("customers", Unit::count),
                         churn_column("leaving", Unit::count)};
  if (contacts.has_worth) block.table.columns.push_back(churn_column("stake", Unit::money));
  block.table.columns.push_back(churn_column("action", Unit::label));
  for (std::size_t g = 0; g < groups.size(); ++g) {
    if (groups[g].customers == 0) continue;
    const std::string id = kRiskGroups[g];
    std::vector<Cell> row = {say("churn.risk." + id), groups[g].customers,
                             std::floor(groups[g].leaving + 0.5)};
    if (contacts.has_worth) row.emplace_back(groups[g].stake);
    row.emplace_back(say("churn.risk_action." + id));
    block.table.rows.push_back(std::move(row));
  }
  draft.section().blocks.push_back(std::move(block));
}

void add_risk_finding(ChurnDraft& draft, const ChurnModel& model, const ChurnContacts& contacts) {
  if (contacts.customers < 1) return;
  Finding finding;
  finding.id = "churn.risk";
  finding.text = say(contacts.has_worth ? "finding.churn.risk_clv" : "finding.churn.risk",
                     {{"customers", as_count(contacts.customers)},
                      {"limit", as_share(contacts.limit)},
                      {"expected", as_count(std::floor(contacts.leaving + 0.5))},
                      {"money", as_money(contacts.stake)},
                      {"auc", as_number(model.in_force().auc.value)}});
  finding.section = "churn";
  finding.figures = {"churn.contact.customers", "churn.model.auc"};
  finding.customers = contacts.leaving;
  finding.money = contacts.stake;
  finding.tone = Finding::Tone::bad;
  draft.out.findings.push_back(std::move(finding));
}

// What each customer is worth: the value to come where the model of buying gives it.
void add_worth(const ChurnDraft& draft, const ChurnTable& table, ChurnContacts& contacts) {
  contacts.worth.assign(table.customers.size(), 1);
  const auto& lifetime = lifetime_of(draft.context);
  if (lifetime.reason) return;
  double sum = 0, known = 0;
  for (std::size_t i = 0; i < table.customers.size(); ++i) {
    const auto clv = static_cast<double>(lifetime.clv[table.customers[i]]);
    contacts.worth[i] = clv > 0 ? clv : 0;
    if (table.left[i] != 0 || std::isnan(clv)) continue;
    sum += contacts.worth[i];
    known += 1;
  }
  contacts.has_worth = sum > 0;
  contacts.mean_worth = contacts.has_worth ? sum / known : 1;
  for (auto& worth : contacts.worth) worth = contacts.has_worth ? worth / contacts.mean_worth : 1;
}

ChurnContacts contacts_of(const ChurnDraft& draft, const ChurnTable& table, const ChurnModel& model,
                          const stats::FeatureTable& features) {
  const auto& options = draft.context.options;
  ChurnContacts out;
  out.offer = {1, options.churn_contact_cost, options.churn_success};
  out.scores = model.learned() ? model.model.predict(features) : model.buying;
  add_worth(draft, table, out);
  double sum = 0, here = 0;
  for (std::size_t i = 0; i < out.scores.size(); ++i) {
    if (table.left[i] != 0) continue;
    sum += out.scores[i];
    here += 1;
  }
  // Where a customer's own worth counts, a great one would pay at next to no risk: the list is of
  // customers whose risk is above the mean, too.
  out.limit = out.offer.break_even();
  if (out.has_worth && here > 0) out.limit = std::max(out.limit, sum / here);
  for (std::size_t i = 0; i < out.scores.size(); ++i) {
    if (table.left[i] != 0 || !out.pays(i)) continue;
    out.customers += 1;
    out.leaving += out.scores[i];
    if (out.has_worth) out.stake += out.scores[i] * out.worth[i] * out.mean_worth;
  }
  return out;
}

}  // namespace

void add_model(ChurnDraft& draft, const ChurnTable& table, const ChurnModel& model) {
  add_accuracy(draft, model);
  if (model.in_force().auc.interval.low <= 0.5) {
    draft.section().missing.push_back(say("churn.missing.signal", {{"n", as_count(model.rows)}}));
    return;
  }
  const auto features = model_columns(model, table);
  const auto contacts = contacts_of(draft, table, model, features);
  draft.add("churn.contact.customers", contacts.customers, Unit::count,
            table.count() - table.leavers());
  if (contacts.has_worth) {
    draft.add("churn.contact.value", contacts.stake, Unit::money, contacts.customers);
  }
  add_curves(draft, model, contacts);
  add_risk_groups(draft, table, contacts);
  if (model.learned()) add_reasons(draft, table, model, features);
  add_contact_list(draft, table, model, features, contacts);
  add_risk_finding(draft, model, contacts);
  if (draft.context.customer_columns) add_columns(draft, table, model, features, contacts);
}

bool add_flag_model(ChurnDraft& draft, const ChurnTable& table) {
  const auto& options = draft.context.options;
  const auto leaks = find_leaks(table, options);
  add_leaks(draft, table, leaks);
  const auto model = fit_churn_model(table, leaks, draft.context);
  if (!model) {
    draft.section().missing.push_back(
        say("churn.missing.model", {{"least", as_count(kLeastOutcomes)},
                                    {"left", as_count(table.leavers())},
                                    {"stayed", as_count(table.count() - table.leavers())}}));
    return false;
  }
  draft.out.methods.push_back(
      {"churn.model",
       say("method.churn.model", {{"rows", as_count(static_cast<double>(kChurnRows))},
                                  {"limit", as_number(options.churn_leak_auc)}}),
       "Hosmer, Lemeshow & Sturdivant (2013); Friedman (2001); DeLong et al. (1988); Lundberg et "
       "al. (2020)"});
  add_model(draft, table, *model);
  return true;
}

void add_silence_model(ChurnDraft& draft) {
  const auto forecast = forecast_silence(draft.summary, draft.context);
  if (!forecast.model) {
    draft.section().missing.push_back(*forecast.missing);
    return;
  }
  draft.out.methods.push_back(
      {"churn.forecast",
       say("method.churn.forecast",
           {{"months", as_count(draft.context.options.churn_window_months)},
            {"twice", as_count(2 * draft.context.options.churn_window_months)},
            {"rows", as_count(static_cast<double>(kChurnRows))},
            {"buyers", as_count(static_cast<double>(ChurnSample::kBuyers))}}),
       "Tashman (2000); Fader, Hardie & Lee (2005); Friedman (2001); DeLong et al. (1988)"});
  add_model(draft, forecast.table, *forecast.model);
}

}  // namespace clientele
