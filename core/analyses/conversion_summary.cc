#include "analyses/conversion_summary.h"

#include <algorithm>
#include <array>

#include "analyses/first_purchase.h"

namespace clientele {
namespace {

constexpr std::array kLeadRoles = {Role::channel, Role::source,   Role::campaign,
                                   Role::owner,   Role::region,   Role::province,
                                   Role::city,    Role::industry, Role::customer_type};
constexpr std::size_t kAttributeTexts = 20;  // as of the profile's columns without a role

// Columns leads are compared by, with the id of each.
std::vector<std::pair<std::string, const Column*>> lead_attributes(const Table& leads) {
  std::vector<std::pair<std::string, const Column*>> out;
  for (const auto role : kLeadRoles) {
    const Column* column = leads.find(role);
    if (column != nullptr && column->dictionary != nullptr && column->size() != 0)
      out.emplace_back(role_name(role), column);
  }
  for (const auto& column : leads.columns) {
    if (column.role != Role::attribute || column.dictionary == nullptr || column.size() == 0 ||
        column.dictionary->texts.size() > kAttributeTexts)
      continue;
    out.emplace_back("attribute:" + column.name, &column);
  }
  return out;
}

// A flag decides; where there is none, the date of conversion, else the stage's name.
class Conversion {
 public:
  explicit Conversion(const Table& leads)
      : flag_(leads.find(Role::converted)),
        date_(leads.find(Role::converted_date)),
        stage_(leads.find(Role::stage)) {
    if (stage_ != nullptr && stage_->dictionary == nullptr) stage_ = nullptr;
    if (stage_ == nullptr) return;
    won_.assign(stage_->dictionary->texts.size() + 1, 0);
    for (std::size_t i = 0; i < stage_->dictionary->texts.size(); ++i)
      won_[i + 1] = is_won_stage(stage_->dictionary->texts[i]) ? 1 : 0;
  }
  bool operator()(std::size_t row) const {
    if (flag_ != nullptr && !flag_->missing(row)) return flag_->decimal(row) != 0;
    if (date_ != nullptr && date_->day(row) != kNoDay) return true;
    return stage_ != nullptr && won_[stage_->code(row)] != 0;
  }

 private:
  const Column *flag_, *date_, *stage_;
  std::vector<std::uint8_t> won_;
};

void add_lead(LeadSums& sums, bool converted) {
  ++sums.leads;
  sums.converted += converted ? 1 : 0;
}

void collect_leads(const View& view, ConversionSummary& into) {
  const Table& leads = view.partition().leads;
  if (leads.rows == 0) return;
  const auto attributes = lead_attributes(leads);
  std::vector<CodeTable<LeadSums>*> tables;
  for (const auto& [id, column] : attributes) {
    tables.push_back(&into.by_attribute[id]);
    tables.back()->prepare(*column->dictionary);
  }
  const Column* stage = leads.find(Role::stage);
  if (stage != nullptr && (stage->dictionary == nullptr || stage->size() == 0)) stage = nullptr;
  if (stage != nullptr) into.stages.prepare(*stage->dictionary);
  const Column* date = leads.find(Role::date);
  const Column* sale = leads.find(Role::converted_date);
  const Conversion converts(leads);
  for (std::size_t row = 0; row < leads.rows; ++row) {
    if (!view.row_in(leads, row)) continue;
    const bool converted = converts(row);
    add_lead(into.leads, converted);
    for (std::size_t i = 0; i < attributes.size(); ++i)
      add_lead(tables[i]->of(attributes[i].second->code(row)), converted);
    if (stage != nullptr) add_lead(into.stages.of(stage->code(row)), converted);
    const Day day = date == nullptr ? kNoDay : date->day(row);
    if (day == kNoDay) continue;
    add_lead(into.months[month_index(day)], converted);
    const Day sold = sale == nullptr ? kNoDay : sale->day(row);
    if (converted && sold != kNoDay && sold >= day) ++into.days_to_sale[sold - day];
  }
}

// Days of the customer's positive lines in scope, ascending.
std::vector<Day> purchase_days(const View& view, std::size_t customer) {
  const Lines& lines = view.partition().lines;
  std::vector<Day> days;
  const auto range = view.lines_of(customer);
  for (auto row = range.begin; row < range.end; ++row) {
    if (!view.line_in(row) || (lines.flags[row] & line_flag::positive) == 0) continue;
    const Day day = lines.moment.day(row);
    if (day != kNoDay && (days.empty() || days.back() != day)) days.push_back(day);
  }
  return days;
}

// A customer counts once for each channel of contact: reached, and bought after any of them.
void collect_reach(const View& view, ConversionSummary& into) {
  const Partition& partition = view.partition();
  const Table& contacts = partition.contacts;
  const Column* channel = contacts.find(Role::channel);
  const Column* date = contacts.find(Role::date);
  if (contacts.rows == 0 || partition.lines.rows() == 0 || channel == nullptr || date == nullptr ||
      channel->dictionary == nullptr || channel->size() == 0)
    return;
  into.reached.prepare(*channel->dictionary);
  std::map<Code, bool> mine;  // channel -> bought after a contact
  for (std::size_t customer = 0; customer < partition.customers; ++customer) {
    if (contacts.begin(customer) == contacts.end(customer) || !view.customer_in(customer)) continue;
    const auto days = purchase_days(view, customer);
    mine.clear();
    for (auto row = contacts.begin(customer); row < contacts.end(customer); ++row) {
      const Day day = date->day(row);
      const Code code = channel->code(row);
      // Contacts whose window is not over yet would lower the rate.
      if (day == kNoDay || code == kNoCode || day + kContactWindow > view.as_of() ||
          !view.row_in(contacts, row))
        continue;
      const auto next = std::lower_bound(days.begin(), days.end(), day);
      const bool bought = next != days.end() && *next <= day + kContactWindow;
      mine[code] = mine[code] || bought;
    }
    for (const auto& [code, bought] : mine) {
      ++into.reached.of(code).customers;
      into.reached.of(code).bought += bought ? 1 : 0;
    }
  }
}

void collect_spend(const View& view, ConversionSummary& into) {
  const Table& spend = view.partition().spend;
  const Column* amount = spend.find(Role::amount);
  if (spend.rows == 0 || amount == nullptr) return;
  const Column* channel = spend.find(Role::channel);
  if (channel == nullptr) channel = spend.find(Role::campaign);
  if (channel != nullptr && channel->dictionary == nullptr) channel = nullptr;
  for (std::size_t row = 0; row < spend.rows; ++row) {
    const Money money = amount->decimal(row);
    if (money == kNoDecimal || !view.row_in(spend, row)) continue;
    into.spent = saturating_add(into.spent, money);
    Money& sum = into.spend[channel == nullptr ? std::string() : std::string(channel->text(row))];
    sum = saturating_add(sum, money);
  }
}

// Where a customer came from: the customer's own source, else the channel of the first purchase.
class Origin {
 public:
  explicit Origin(const Partition& partition)
      : source_(coded(partition.profile.find(Role::source))),
        channel_(coded(partition.lines.table.find(Role::channel))) {}
  std::string of(std::size_t customer, std::size_t first_line) const {
    std::string_view text;
    if (source_ != nullptr) text = source_->text(customer);
    if (text.empty() && channel_ != nullptr) text = channel_->text(first_line);
    return std::string(text);
  }

 private:
  static const Column* coded(const Column* column) {
    const bool usable = column != nullptr && column->dictionary != nullptr && column->size() != 0;
    return usable ? column : nullptr;
  }
  const Column *source_, *channel_;
};

void collect_acquired(const View& view, const std::vector<CustomerFacts>& facts,
                      ConversionSummary& into) {
  const Context& context = view.context();
  if (!context.has(TableKind::spend)) return;
  const Lines& lines = view.partition().lines;
  const bool profit = lines.profit.size() != 0;
  const Origin origin(view.partition());
  for (const auto& customer : facts) {
    if (!customer.in_scope || !customer.buying()) continue;
    const Day won = first_purchase(view, customer.row);
    if (!won_in_period(view, won) || won < context.spend_first || won > context.spend_last)
      continue;
    auto row = view.partition().lines.table.begin(customer.row);
    while (lines.moment.day(row) != won || (lines.flags[row] & line_flag::positive) == 0) ++row;
    AcquiredSums one;
    one.customers = 1;
    one.value = profit ? customer.profit : customer.net;
    one.days = static_cast<std::uint64_t>(std::max<Day>(1, view.as_of() - won));
    parts::merge(into.acquired[origin.of(customer.row, row)], one);
    parts::merge(into.new_customers, one);
  }
}

}  // namespace

bool is_won_stage(std::string_view stage) {
  for (const std::string_view word :
       {"已成交", "成交", "已转化", "赢单", "已签约", "签约", "Won", "won", "Closed Won",
        "closedwon", "Converted", "converted", "Customer", "customer"}) {
    if (stage == word) return true;
  }
  return false;
}

void ConversionSummary::merge(const Summary& other) {
  const auto from = parts(static_cast<const ConversionSummary&>(other));
  const auto into = parts(*this);
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    (parts::merge(std::get<I>(into), std::get<I>(from)), ...);
  }
  (std::make_index_sequence<std::tuple_size_v<decltype(into)>>());
}
void ConversionSummary::save(ByteWriter& out) const {
  std::apply([&](const auto&... part) { (parts::save(part, out), ...); }, parts(*this));
}
std::unique_ptr<Summary> ConversionSummary::load(ByteReader& in) {
  auto summary = std::make_unique<ConversionSummary>();
  std::apply([&](auto&... part) { (parts::load(part, in), ...); }, parts(*summary));
  if (in.bad()) return nullptr;
  return summary;
}

void collect_conversion(const View& view, const std::vector<CustomerFacts>& facts,
                        ConversionSummary& into) {
  collect_leads(view, into);
  collect_reach(view, into);
  collect_spend(view, into);
  collect_acquired(view, facts, into);
}

}  // namespace clientele
