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

void add_lead(LeadSums& sums, bool converted) {
  ++sums.leads;
  sums.converted += converted ? 1 : 0;
}

// Attributes a model may combine: of few texts, in their order while combinations stay few.
class Combination {
 public:
  explicit Combination(const std::vector<std::pair<std::string, const Column*>>& attributes) {
    std::uint64_t room = 1;
    for (const auto& [id, column] : attributes) {
      const std::uint64_t texts = column->dictionary->texts.size() + 1;
      if (texts > kCombinedTexts + 1 || room * texts > kCombinations) continue;
      room *= texts;
      columns_.emplace_back(id, column);
    }
  }
  // Combinations as numbers, the last bit telling whether the lead converted.
  void add(std::size_t row, bool converted) {
    if (columns_.empty()) return;
    std::uint64_t number = 0;
    for (const auto& [id, column] : columns_)
      number = number * (column->dictionary->texts.size() + 1) + column->code(row);
    numbers_.push_back(number * 2 + (converted ? 1 : 0));
  }
  void finish(ConversionSummary& into) {
    for (const auto& [id, column] : columns_) into.combined.try_emplace(id, 0);
    std::sort(numbers_.begin(), numbers_.end());
    for (std::size_t i = 0; i < numbers_.size();) {
      LeadSums sums;
      const auto number = numbers_[i] / 2;
      for (; i < numbers_.size() && numbers_[i] / 2 == number; ++i)
        add_lead(sums, numbers_[i] % 2 != 0);
      parts::merge(into.cells[texts_of(number)], sums);
    }
  }

 private:
  static constexpr std::uint64_t kCombinedTexts = 30, kCombinations = 200'000;

  // In the order of the ids, which is that of `combined`.
  std::string texts_of(std::uint64_t number) const {
    std::map<std::string_view, std::string_view> texts;
    for (auto at = columns_.rbegin(); at != columns_.rend(); ++at) {
      const Dictionary& dictionary = *at->second->dictionary;
      const std::uint64_t radix = dictionary.texts.size() + 1;
      texts[at->first] = dictionary.text(static_cast<Code>(number % radix));
      number /= radix;
    }
    std::string out;
    for (const auto& [id, text] : texts) (out += text) += kCellEnd;
    return out;
  }

  std::vector<std::pair<std::string, const Column*>> columns_;
  std::vector<std::uint64_t> numbers_;
};

// A flag decides; where there is none, the date of conversion, else the stage's name. What is dated
// after an as-of date asked for had not happened.
class Conversion {
 public:
  Conversion(const View& view, const Table& leads)
      : view_(view),
        flag_(leads.find(Role::converted)),
        date_(leads.find(Role::converted_date)),
        stage_(leads.find(Role::stage)) {
    if (stage_ != nullptr && stage_->dictionary == nullptr) stage_ = nullptr;
    if (stage_ == nullptr) return;
    won_.assign(stage_->dictionary->texts.size() + 1, 0);
    for (std::size_t i = 0; i < stage_->dictionary->texts.size(); ++i)
      won_[i + 1] = is_won_stage(stage_->dictionary->texts[i]) ? 1 : 0;
  }
  bool operator()(std::size_t row) const {
    if (date_ != nullptr && view_.is_later(date_->day(row))) return false;
    if (flag_ != nullptr && !flag_->missing(row)) return flag_->decimal(row) != 0;
    if (date_ != nullptr && date_->day(row) != kNoDay) return true;
    return stage_ != nullptr && won_[stage_->code(row)] != 0;
  }

 private:
  const View& view_;
  const Column *flag_, *date_, *stage_;
  std::vector<std::uint8_t> won_;
};

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
  const Conversion converts(view, leads);
  Combination combination(attributes);
  for (std::size_t row = 0; row < leads.rows; ++row) {
    if (!view.row_in(leads, row)) continue;
    const bool converted = converts(row);
    add_lead(into.leads, converted);
    combination.add(row, converted);
    for (std::size_t i = 0; i < attributes.size(); ++i)
      add_lead(tables[i]->of(attributes[i].second->code(row)), converted);
    if (stage != nullptr) add_lead(into.stages.of(stage->code(row)), converted);
    const Day day = date == nullptr ? kNoDay : date->day(row);
    if (day == kNoDay) continue;
    add_lead(into.months[month_index(day)], converted);
    const Day sold = sale == nullptr ? kNoDay : sale->day(row);
    if (converted && sold != kNoDay && sold >= day) ++into.days_to_sale[sold - day];
  }
  combination.finish(into);
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

// A customer counts once for each text of a contact's column (channel, campaign): reached, and
// bought after any of these contacts.
void collect_reach(const View& view, Role role, CodeTable<ReachSums>& into) {
  const Partition& partition = view.partition();
  const Table& contacts = partition.contacts;
  const Column* column = contacts.find(role);
  const Column* date = contacts.find(Role::date);
  if (contacts.rows == 0 || partition.lines.rows() == 0 || column == nullptr || date == nullptr ||
      column->dictionary == nullptr || column->size() == 0)
    return;
  const Day window = static_cast<Day>(view.options().contact_window_days);
  into.prepare(*column->dictionary);
  std::map<Code, bool> mine;  // text -> bought after a contact
  for (std::size_t customer = 0; customer < partition.customers; ++customer) {
    if (contacts.begin(customer) == contacts.end(customer) || !view.customer_in(customer)) continue;
    const auto days = purchase_days(view, customer);
    mine.clear();
    for (auto row = contacts.begin(customer); row < contacts.end(customer); ++row) {
      const Day day = date->day(row);
      const Code code = column->code(row);
      // Contacts whose window is not over yet would lower the rate.
      if (day == kNoDay || code == kNoCode || day + window > view.as_of() ||
          !view.row_in(contacts, row))
        continue;
      const auto next = std::lower_bound(days.begin(), days.end(), day);
      const bool bought = next != days.end() && *next <= day + window;
      mine[code] = mine[code] || bought;
    }
    for (const auto& [code, bought] : mine) {
      ++into.of(code).customers;
      into.of(code).bought += bought ? 1 : 0;
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
  const Column* date = spend.find(Role::date);
  for (std::size_t row = 0; row < spend.rows; ++row) {
    const Money money = amount->decimal(row);
    if (money == kNoDecimal || !view.row_in(spend, row)) continue;
    SpendSums one{money, {}};
    const Day day = date == nullptr ? kNoDay : date->day(row);
    if (day != kNoDay) one.months[month_index(day)] = money;
    parts::merge(into.spent, one);
    parts::merge(into.spend[channel == nullptr ? std::string() : std::string(channel->text(row))],
                 one);
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

void collect_acquired(const View& view, const CustomerBlock& facts, ConversionSummary& into) {
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
    one.months[month_index(won)] = 1;
    parts::merge(into.new_customers, one);
    one.who.add(customer.id);
    parts::merge(into.acquired[origin.of(customer.row, row)], one);
  }
}

}  // namespace

bool is_won_stage(std::string_view stage) {
  for (const std::string_view word :
       {"已成交", "成交", "已转化", "已转换", "已转客户", "赢单", "已签约", "签约", "Won", "won",
        "Closed Won", "closedwon", "Closed - Converted", "Converted", "converted", "Customer",
        "customer"}) {
    if (stage == word) return true;
  }
  return false;
}

void CustomerKeys::merge(const CustomerKeys& other) {
  keys_.insert(keys_.end(), other.keys_.begin(), other.keys_.end());
}
void CustomerKeys::save(ByteWriter& out) const {
  auto sorted = keys_;
  std::sort(sorted.begin(), sorted.end());
  parts::save(sorted, out);
}
void CustomerKeys::load(ByteReader& in) { parts::load(keys_, in); }

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

void collect_conversion(const View& view, const CustomerBlock& facts, ConversionSummary& into) {
  collect_leads(view, into);
  collect_reach(view, Role::channel, into.reached);
  collect_reach(view, Role::campaign, into.campaigns);
  collect_spend(view, into);
  collect_acquired(view, facts, into);
}

}  // namespace clientele
