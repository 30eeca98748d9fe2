// Merged facts to decisions: dictionaries, ids, dates, amounts, currencies, marks, columns.
#include <algorithm>
#include <numeric>

#include "base/content_hash.h"
#include "base/utf8.h"
#include "clean/rules.h"
#include "ledger/canonical_texts.h"
#include "ledger/decisions.h"
#include "schema/currency.h"
#include "schema/headers.h"

namespace clientele {
namespace {

// Attributes with more distinct values than this cannot be filtered or grouped by usefully.
constexpr std::size_t kAttributeValues = 1'000;
// Order totals are taken to be repeated on lines where at least this share of several-line orders,
// and at least so many orders, say so.
constexpr double kRepeatedShare = 0.95;
constexpr std::uint64_t kRepeatedOrders = 5;

bool holds_lines(const Plan& plan) {
  return plan.is(TableKind::transactions) || plan.is(TableKind::orders) ||
         plan.is(TableKind::lines);
}

// --- dictionaries ---

std::vector<std::string_view> all_texts(const Partial& partial, const std::string& name,
                                        bool& too_many) {
  std::vector<std::string_view> texts;
  for (const auto& source : partial.sources()) {
    const auto found = source->dictionaries.find(name);
    if (found == source->dictionaries.end()) continue;
    too_many = too_many || found->second->too_many;
    const Interner& interner = found->second->texts;
    for (Code code = 1; code <= interner.size(); ++code) texts.push_back(interner.text(code));
  }
  std::sort(texts.begin(), texts.end());
  texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
  return texts;
}

void make_dictionaries(const Partial& partial, Decisions& decisions) {
  std::set<std::string> names;
  for (const auto& source : partial.sources()) {
    for (const auto& [name, dictionary] : source->dictionaries) names.insert(name);
  }
  for (const auto& name : names) {
    bool too_many = false;
    const auto texts = all_texts(partial, name, too_many);
    if (name.starts_with("attribute:") && (too_many || texts.size() > kAttributeValues)) continue;
    auto dictionary = std::make_unique<Dictionary>();
    const auto role = role_from_name(name);
    const auto canonical =
        role ? canonical_texts(*role, texts, currency_code(decisions.options.currency))
             : std::vector<std::string>();
    if (canonical.empty()) {
      dictionary->texts.assign(texts.begin(), texts.end());
    } else {
      const std::set<std::string> distinct(canonical.begin(), canonical.end());
      dictionary->texts.assign(distinct.begin(), distinct.end());
    }
    const auto code_of = [&](std::string_view text) {
      if (canonical.empty()) return dictionary->find(text);
      const auto at = std::lower_bound(texts.begin(), texts.end(), text) - texts.begin();
      return dictionary->find(canonical[static_cast<std::size_t>(at)]);
    };
    for (std::size_t s = 0; s < partial.sources().size(); ++s) {
      const auto& dictionaries = partial.sources()[s]->dictionaries;
      const auto found = dictionaries.find(name);
      if (found == dictionaries.end()) continue;
      const Interner& interner = found->second->texts;
      auto& codes = decisions.remaps[s].codes[name];
      codes.assign(interner.size() + 1, kNoCode);
      for (Code code = 1; code <= interner.size(); ++code) {
        codes[code] = code_of(interner.text(code));
      }
    }
    decisions.dictionaries[name] = dictionary.get();
    if (role) {
      decisions.context->classes[dictionary.get()] = classify_texts(*role, *dictionary);
      if (*role == Role::name) decisions.context->names = dictionary.get();
    }
    decisions.context->dictionaries.push_back(std::move(dictionary));
  }
}

void make_ids(const Partial& partial, Decisions& decisions) {
  std::array<IdSpace, kIdDomains> spaces;
  for (std::size_t s = 0; s < partial.sources().size(); ++s) {
    for (std::size_t d = 0; d < kIdDomains; ++d) {
      decisions.remaps[s].patterns[d] = spaces[d].merge(partial.sources()[s]->ids[d]);
    }
  }
  for (std::size_t d = 0; d < kIdDomains; ++d) {
    const auto canonical = spaces[d].make_canonical();
    for (auto& remap : decisions.remaps) {
      for (auto& pattern : remap.patterns[d]) pattern = canonical[pattern];
    }
  }
  decisions.context->customer_ids = std::move(spaces[static_cast<std::size_t>(IdDomain::customer)]);
  decisions.order_ids = std::move(spaces[static_cast<std::size_t>(IdDomain::order)]);
}

void merge_customers(DuplicateFindings duplicates, Decisions& decisions) {
  Context& context = *decisions.context;
  for (const auto& [id, customer] : duplicates.customer_of) {
    const auto from = context.customer_ids.find(id), to = context.customer_ids.find(customer);
    if (from && to) decisions.customer_of[*from] = *to;
  }
  context.duplicates = std::move(duplicates);
}

// --- dates ---

// The year below which half of a column's dates lie.
int median_year(const DateFacts& dates) {
  std::uint64_t all = 0, below = 0;
  for (const auto& [year, facts] : dates.years) all += facts.count;
  for (const auto& [year, facts] : dates.years) {
    below += facts.count;
    if (below * 2 >= all) return year;
  }
  return 2000;
}

DateRule date_rule(const DateFacts& dates, DateOrder order) {
  DateRule rule;
  // Where nothing in the column tells, month first: the software that writes such dates is mostly
  // set to it. The column is reported as ambiguous.
  rule.month_first = order == DateOrder::automatic
                         ? dates.month_first_only.count >= dates.day_first_only.count
                         : order == DateOrder::month_first;
  rule.earliest = day_from_civil(1900, 1, 1);
  rule.latest = day_from_civil(median_year(dates) + 5, 12, 31);
  return rule;
}

void note_date_issues(const ColumnFacts& facts, std::int32_t column, const DateRule& rule,
                      DateOrder order, IssueLog& issues) {
  const DateFacts& dates = facts.dates;
  const auto& losing = rule.month_first ? dates.day_first_only : dates.month_first_only;
  issues.add_entry(IssueKind::contradicting_date, column, losing);
  if (order != DateOrder::automatic) return;
  if (dates.ambiguous > 0 && dates.day_first_only.count == dates.month_first_only.count) {
    issues.add_entry(IssueKind::ambiguous_date_order, column, {dates.ambiguous, {}});
  }
}

std::uint64_t implausible_dates(const DateFacts& dates, const DateRule& rule) {
  std::uint64_t count = 0;
  for (const auto& [year, facts] : dates.years) {
    const Day first = day_from_civil(year, 1, 1);
    if (first < rule.earliest || first > rule.latest) count += facts.count;
  }
  return count;
}

// Settled Moment bits of a column's first and last plausible date.
void widen(const DateFacts& dates, const DateRule& rule, Day& first, Day& last) {
  const std::size_t reading = rule.month_first ? 1 : 0;
  for (const auto& [year, facts] : dates.years) {
    if (facts.count == 0) continue;
    const Day low = Moment::from_bits(facts.low[reading]).day();
    const Day high = Moment::from_bits(facts.high[reading]).day();
    if (high < rule.earliest || low > rule.latest) continue;
    first = first == kNoDay ? low : std::min(first, low);
    last = last == kNoDay ? high : std::max(last, high);
  }
}

// --- amounts ---

// Whether a file may have several lines of an order, and amounts.
bool may_have_totals(const Plan& plan) {
  const bool has_lines = plan.column(Role::product) >= 0 || plan.column(Role::product_name) >= 0 ||
                         plan.column(Role::line) >= 0 || plan.column(Role::quantity) >= 0;
  return plan.column(Role::order) >= 0 && plan.column(Role::amount) >= 0 && has_lines;
}

bool totals_repeated(const Plan& plan, const FileFacts& facts) {
  if (!may_have_totals(plan)) return false;
  // An amount beside a row an item is the order's, whatever its lines add up to.
  if (plan.splits() && !plan.is_of_item(plan.column(Role::amount)))
    return !plan.is_of_item(plan.column(Role::order));
  if (facts.line_rows > 0 && facts.line_adds_up * 2 > facts.line_rows) return false;
  const OrderRuns runs = facts.order_runs();
  const auto several = runs.equal() + runs.different();
  return several >= kRepeatedOrders &&
         static_cast<double>(runs.equal()) >= kRepeatedShare * static_cast<double>(several);
}

// Nearly every order of several lines has an amount on its first line alone, which is not that
// line's. Few orders must all be so.
bool totals_on_first(const Plan& plan, const FileFacts& facts) {
  if (!may_have_totals(plan)) return false;
  const OrderRuns runs = facts.order_runs();
  const auto several = runs.equal() + runs.different();
  if (several < kRepeatedOrders) return several > 0 && runs.first_only() == several;
  return static_cast<double>(runs.first_only()) >= kRepeatedShare * static_cast<double>(several);
}

bool amount_less_refund(const Plan& plan, const FileFacts& facts) {
  if (plan.column(Role::refund) < 0 || facts.refund_rows == 0) return false;
  return static_cast<double>(facts.refund_adds_up) < 0.99 * static_cast<double>(facts.refund_rows);
}

bool per_unit(const std::string& header) {
  return header.find("单位") != std::string::npos || header.find("单件") != std::string::npos ||
         header.find("unit") != std::string::npos || header.find("Unit") != std::string::npos ||
         header.find("成本价") != std::string::npos;
}

bool says_paid(const std::string& header) {
  const std::string name = normal_header(header);
  return name.find("付款") != std::string::npos || name.find("支付") != std::string::npos ||
         name.find("paid") != std::string::npos || name.find("payment") != std::string::npos;
}

void decide_file(const Plan& plan, const FileFacts& facts, Context& context, FileDecisions& out,
                 IssueLog& issues) {
  out.dates.resize(plan.columns.size());
  out.scales.resize(plan.columns.size(), nullptr);
  for (std::size_t i = 0; i < plan.columns.size() && i < facts.columns.size(); ++i) {
    const ColumnPlan& column = plan.columns[i];
    if (column.kind == ValueKind::moment) {
      out.dates[i] = date_rule(facts.columns[i].dates, plan.date_order);
      note_date_issues(facts.columns[i], static_cast<std::int32_t>(i), out.dates[i],
                       plan.date_order, issues);
    }
    if (column.kind != ValueKind::rating) continue;
    std::map<Decimal, std::uint64_t> answers;
    for (const auto& [answer, entry] : facts.columns[i].ratings) answers[answer] = entry.count;
    const RatingScale scale = decide_scale(column.role, answers);
    const auto name = column.role == Role::aspect ? column.name : std::string();
    out.scales[i] = &context.scales.try_emplace({column.role, name}, scale).first->second;
    for (const auto& [answer, entry] : facts.columns[i].ratings) {
      const bool inside =
          answer >= out.scales[i]->low * kDecimalOne && answer <= out.scales[i]->high * kDecimalOne;
      if (!inside) issues.add_entry(IssueKind::outside_scale, static_cast<std::int32_t>(i), entry);
    }
  }
  out.totals_repeated = totals_repeated(plan, facts);
  out.totals_on_first = totals_on_first(plan, facts);
  out.amount_less_refund = amount_less_refund(plan, facts);
  if (const int cost = plan.column(Role::cost); cost >= 0) {
    out.cost_is_per_unit = per_unit(plan.columns[static_cast<std::size_t>(cost)].name);
  }
  if (const int date = plan.column(Role::date); date >= 0) {
    out.dates_are_payments = says_paid(plan.columns[static_cast<std::size_t>(date)].name);
  }
  if (plan.column(Role::order) >= 0 && holds_lines(plan)) {
    for (const Role role :
         {Role::date, Role::status, Role::currency, Role::channel, Role::region, Role::customer}) {
      const int column = plan.column(role);
      if (column >= 0 && static_cast<std::size_t>(column) < facts.columns.size() &&
          facts.columns[static_cast<std::size_t>(column)].present < facts.rows) {
        out.fill_forward = true;
      }
    }
  }
}

void decide_files(const Partial& partial, Decisions& decisions) {
  Context& context = *decisions.context;
  const std::size_t count = partial.plans().size();
  std::vector<std::string> hashes(count);
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t i = 0; i < count; ++i) {
    hashes[i] = content_hash_text(partial.facts()[i].content_hash, partial.plans()[i].bytes);
  }
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::tie(partial.plans()[a].file, hashes[a], a) <
           std::tie(partial.plans()[b].file, hashes[b], b);
  });
  decisions.files.resize(count);
  context.files.resize(count);
  for (std::size_t rank = 0; rank < count; ++rank) {
    const std::size_t i = order[rank];
    const Plan& plan = partial.plans()[i];
    const FileFacts& facts = partial.facts()[i];
    FileDecisions& file = decisions.files[i];
    file.rank = static_cast<std::uint32_t>(rank);
    FileReport& report = context.files[rank];
    report.plan = plan;
    report.content_hash = hashes[i];
    report.rows = facts.rows;
    report.rows_set_aside = facts.set_aside;
    report.issues = facts.issues;
    report.line_sums = {facts.line_rows, facts.line_adds_up};
    report.refund_sums = {facts.refund_rows, facts.refund_adds_up};
    for (const auto& column : facts.columns) report.present.push_back(column.present);
    std::uint64_t lines = 0;
    for (const auto& [offset, slice] : facts.slices) {
      report.slice_lines.emplace_back(offset, lines);
      lines += slice.line_breaks;
    }
    decide_file(plan, facts, context, file, report.issues);
    for (std::size_t c = 0; c < report.present.size() && c < file.dates.size(); ++c) {
      const bool dates = plan.columns[c].kind == ValueKind::moment;
      report.implausible.push_back(dates ? implausible_dates(facts.columns[c].dates, file.dates[c])
                                         : 0);
    }
  }
}

void decide_period(const Partial& partial, Decisions& decisions) {
  Context& context = *decisions.context;
  Day any_first = kNoDay, any_last = kNoDay;
  Day bought_first = kNoDay, bought_last = kNoDay;  // of customers' last purchases, added up
  for (std::size_t i = 0; i < partial.plans().size(); ++i) {
    const Plan& plan = partial.plans()[i];
    if (!plan.recognised) continue;
    if (const int last = plan.column(Role::last_date); last >= 0) {
      const auto c = static_cast<std::size_t>(last);
      if (c < partial.facts()[i].columns.size())
        widen(partial.facts()[i].columns[c].dates, decisions.files[i].dates[c], bought_first,
              bought_last);
    }
    const int column = plan.column(Role::date);
    if (column < 0) continue;
    const auto c = static_cast<std::size_t>(column);
    if (c >= partial.facts()[i].columns.size()) continue;
    const DateFacts& dates = partial.facts()[i].columns[c].dates;
    widen(dates, decisions.files[i].dates[c], any_first, any_last);
    FileReport& report = context.files[decisions.files[i].rank];
    widen(dates, decisions.files[i].dates[c], report.first_day, report.last_day);
    if (plan.is(TableKind::spend))
      widen(dates, decisions.files[i].dates[c], context.spend_first, context.spend_last);
    if (holds_lines(plan)) {
      widen(dates, decisions.files[i].dates[c], context.first_day, context.last_day);
    }
  }
  const bool lines = context.last_day != kNoDay;
  if (!lines) {
    context.first_day = any_first;
    context.last_day = any_last;
  }
  context.as_of = lines ? context.last_day : std::max(context.last_day, bought_last);
}

void decide_amounts(const Partial& partial, Decisions& decisions) {
  Context& context = *decisions.context;
  std::uint64_t rows = 0;
  Money sum = 0;
  bool has_amount = false, has_price = false;
  for (std::size_t i = 0; i < partial.plans().size(); ++i) {
    const Plan& plan = partial.plans()[i];
    if (!plan.recognised || !holds_lines(plan)) continue;
    rows += partial.facts()[i].positive_rows;
    sum = saturating_add(sum, partial.facts()[i].positive_sum);
    has_amount = has_amount || plan.column(Role::amount) >= 0;
    has_price = has_price || plan.column(Role::unit_price) >= 0 || plan.column(Role::gross) >= 0;
    if (decisions.files[i].amount_less_refund)
      context.amount_rule = AmountRule::net_is_amount_less_refund;
    context.order_totals_repeated = context.order_totals_repeated ||
                                    decisions.files[i].totals_repeated ||
                                    decisions.files[i].totals_on_first;
    context.has_order_column = context.has_order_column || plan.column(Role::order) >= 0;
  }
  if (!has_amount) {
    context.amount_rule = has_price ? AmountRule::quantity_times_price : AmountRule::no_amounts;
  }
  if (rows > 0 && sum / static_cast<Money>(rows) < std::numeric_limits<Money>::max() / 10) {
    context.huge_above = sum / static_cast<Money>(rows) * 10;
  }
}

bool is_chinese(const Plan& plan) {
  return std::any_of(plan.columns.begin(), plan.columns.end(),
                     [](const ColumnPlan& column) { return has_chinese(column.name); });
}

// The currency that the header of the amounts names; empty where none does.
std::string header_currency(const Plan& plan, std::string_view home) {
  for (const Role role : {Role::amount, Role::unit_price, Role::gross}) {
    const int column = plan.column(role);
    if (column < 0) continue;
    const auto& currency = plan.columns[static_cast<std::size_t>(column)].currency;
    if (!currency.empty()) return currency_code(currency, home);
  }
  return {};
}

using RowsOf = std::map<std::string, std::uint64_t>;  // by currency, "" for rows that name none

// The currency of a file's rows that name none: the header's, else the one most rows name. Where
// fewer than half name any, a Chinese file's amounts are in yuan. Empty where nothing tells.
std::string usual_currency(const Plan& plan, const RowsOf& rows, std::string_view home) {
  if (auto named = header_currency(plan, home); !named.empty()) return named;
  std::string usual;
  std::uint64_t most = 0, all = 0, unnamed = 0;
  for (const auto& [currency, count] : rows) {
    all += count;
    if (currency.empty()) {
      unnamed = count;
    } else if (count > most) {
      most = count;
      usual = currency;
    }
  }
  return most > 0 && unnamed * 2 > all && is_chinese(plan) ? "CNY" : usual;
}

void decide_currency(const Partial& partial, Decisions& decisions) {
  Context& context = *decisions.context;
  const std::string home = currency_code(decisions.options.currency);
  const std::size_t count = partial.plans().size();
  std::vector<RowsOf> rows(count);
  RowsOf all;
  for (std::size_t i = 0; i < count; ++i) {
    const Plan& plan = partial.plans()[i];
    if (!plan.recognised || !holds_lines(plan)) continue;
    for (const auto& [currency, n] : partial.facts()[i].currencies)
      rows[i][currency_code(currency, home)] += n;
    decisions.files[i].usual_currency = usual_currency(plan, rows[i], home);
    for (const auto& [currency, n] : rows[i])
      all[currency.empty() ? decisions.files[i].usual_currency : currency] += n;
  }
  all.erase("");
  context.currency = home;
  std::uint64_t most = 0;
  for (const auto& [currency, n] : all) {
    if (!home.empty() || n <= most) continue;
    most = n;
    context.currency = currency;
  }
  std::map<std::string, Decimal> rates{{context.currency, kDecimalOne}, {"", kDecimalOne}};
  for (const auto& [currency, rate] : decisions.options.rates)
    rates.try_emplace(currency_code(currency, home), rate);
  const auto rate_of = [&](const std::string& currency) {
    const auto rate = rates.find(currency);
    return rate == rates.end() ? kNoDecimal : rate->second;
  };
  const auto found = decisions.dictionaries.find("currency");
  if (found != decisions.dictionaries.end()) {
    const auto& texts = found->second->texts;
    decisions.rate.assign(texts.size() + 1, kDecimalOne);
    for (std::size_t i = 0; i < texts.size(); ++i) decisions.rate[i + 1] = rate_of(texts[i]);
  }
  for (std::size_t i = 0; i < count; ++i) {
    FileDecisions& file = decisions.files[i];
    file.usual_rate = rate_of(file.usual_currency);
    FileReport& report = context.files[file.rank];
    const int column = report.plan.column(Role::currency);
    for (const auto& [currency, n] : rows[i]) {
      if (rate_of(currency.empty() ? file.usual_currency : currency) != kNoDecimal) continue;
      report.rows_set_aside += n;
      report.issues.add_entry(IssueKind::other_currency,
                              column >= 0 ? column : report.plan.money_column(), {n, {}});
    }
  }
}

// --- marks of codes and ids ---

void mark_codes(Decisions& decisions) {
  const auto dictionary = [&](const char* name) -> const Dictionary* {
    const auto found = decisions.dictionaries.find(name);
    return found == decisions.dictionaries.end() ? nullptr : found->second;
  };
  if (const Dictionary* status = dictionary("status")) {
    decisions.status.cancelled.assign(status->texts.size() + 1, 0);
    decisions.status.unpaid.assign(status->texts.size() + 1, 0);
    decisions.status.test.assign(status->texts.size() + 1, 0);
    for (std::size_t i = 0; i < status->texts.size(); ++i) {
      const StatusMeaning meaning = read_status(status->texts[i]);
      decisions.status.cancelled[i + 1] =
          meaning == StatusMeaning::cancelled || meaning == StatusMeaning::refunded;
      decisions.status.unpaid[i + 1] = meaning == StatusMeaning::unpaid;
      decisions.status.test[i + 1] = is_test_text(status->texts[i]);
    }
  }
  if (const Dictionary* products = dictionary("product_name")) {
    decisions.test_product.assign(products->texts.size() + 1, 0);
    for (std::size_t i = 0; i < products->texts.size(); ++i) {
      decisions.test_product[i + 1] = is_test_text(products->texts[i]);
    }
  }
  const auto marks = [](const IdSpace& space, auto test) {
    std::vector<std::uint8_t> out(space.patterns());
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = test(space.pattern_prefix_at(i)) ? 1 : 0;
    return out;
  };
  decisions.test_customer = marks(decisions.context->customer_ids, is_test_text);
  decisions.test_order = marks(decisions.order_ids, is_test_text);
  decisions.cancel_order =
      marks(decisions.order_ids, [](std::string_view p) { return p == "C" || p == "c"; });
}

// --- columns of the sealed tables ---

void make_specs(const Partial& partial, Decisions& decisions) {
  std::vector<std::size_t> by_rank(partial.plans().size());
  for (std::size_t i = 0; i < by_rank.size(); ++i) by_rank[decisions.files[i].rank] = i;
  for (const std::size_t i : by_rank) {
    for (const auto& layout : partial.layouts()[i]) {
      auto& specs = decisions.specs[static_cast<std::size_t>(layout.table)];
      for (const auto& field : layout.fields) {
        const ColumnPlan& column = partial.plans()[i].columns[field.column];
        const bool named = field.role == Role::attribute || field.role == Role::aspect;
        ColumnSpec spec{field.role, field.kind, named ? column.name : std::string(), nullptr};
        const bool coded = field.kind == ValueKind::code || field.kind == ValueKind::text;
        if (coded) {
          const auto found =
              decisions.dictionaries.find(dictionary_name(partial.plans()[i], field));
          if (found == decisions.dictionaries.end()) continue;  // an attribute that was given up
          spec.dictionary = found->second;
        }
        if (std::find(specs.begin(), specs.end(), spec) == specs.end()) specs.push_back(spec);
      }
    }
  }
}

// Products files: the first row of a product, by place in the input, tells its name and category.
void make_products(const Partial& partial, Decisions& decisions) {
  using Row = std::tuple<std::uint32_t, std::uint64_t, std::uint32_t, Code, Code, Code>;
  std::vector<Row> rows;
  for (std::size_t s = 0; s < partial.sources().size(); ++s) {
    const auto& codes = decisions.remaps[s].codes;
    const auto translate = [&](const char* name, Code code) {
      const auto found = codes.find(name);
      return code == kNoCode || found == codes.end() ? kNoCode : found->second[code];
    };
    for (const auto& row : partial.sources()[s]->products) {
      rows.emplace_back(decisions.files[row.file].rank, row.slice, row.line,
                        translate("product", row.product), translate("product_name", row.name),
                        translate("category", row.category));
    }
  }
  std::sort(rows.begin(), rows.end());
  for (const auto& [rank, slice, line, product, name, category] : rows) {
    if (product != kNoCode) decisions.products.try_emplace(product, name, category);
  }
}

}  // namespace

Decisions decide(const Partial& partial, SealOptions options, DuplicateFindings duplicates) {
  Decisions decisions;
  decisions.context = std::make_shared<Context>();
  decisions.options = std::move(options);
  decisions.context->excluded = decisions.options.exclude;
  decisions.remaps.resize(partial.sources().size());
  make_dictionaries(partial, decisions);
  make_ids(partial, decisions);
  merge_customers(std::move(duplicates), decisions);
  decide_files(partial, decisions);
  decide_period(partial, decisions);
  decide_amounts(partial, decisions);
  decide_currency(partial, decisions);
  mark_codes(decisions);
  make_specs(partial, decisions);
  make_products(partial, decisions);
  Context& context = *decisions.context;
  for (auto& file : context.files) {
    file.rows_used = file.rows - file.rows_set_aside;
    context.rows += file.rows;
    context.rows_used += file.rows_used;
    context.rows_set_aside += file.rows_set_aside;
  }
  return decisions;
}

}  // namespace clientele
