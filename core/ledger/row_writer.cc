#include "ledger/row_writer.h"

#include <algorithm>
#include <cstring>

#include "clean/rules.h"
#include "schema/date_form.h"
#include "schema/decimal_mark.h"

namespace clientele {
namespace {

IssueKind unreadable(ValueKind kind) {
  switch (kind) {
    case ValueKind::moment:
      return IssueKind::unreadable_date;
    case ValueKind::money:
    case ValueKind::number:
      return IssueKind::unreadable_number;
    default:
      return IssueKind::unreadable_value;
  }
}

}  // namespace

RowWriter::RowWriter(std::uint32_t file, const Plan& plan, Source& source, FileFacts& facts)
    : file_(file), plan_(plan), source_(source), facts_(facts), layouts_(row_layouts(plan)) {
  facts_.columns.resize(plan.columns.size());
  values_.resize(plan.columns.size());
  years_.resize(plan.columns.size());
  for (std::uint32_t i = 0; i < plan.columns.size(); ++i) {
    const ColumnPlan& column = plan.columns[i];
    if (column.role == Role::ignored || column.role == Role::line) {
      hashed_.push_back(i);
      continue;
    }
    Task task{i, column.role, column.kind, column.decimal_comma, nullptr, nullptr};
    if (column.kind == ValueKind::id) {
      task.ids = &source_.ids[static_cast<std::size_t>(id_domain(column.role))];
    }
    if (column.kind == ValueKind::code || column.kind == ValueKind::text) {
      task.dictionary = &source_.dictionary(dictionary_name(column));
    }
    tasks_.push_back(task);
  }
  streams_.assign(layouts_.size() * kBuckets, nullptr);
  customer_ = plan.column(Role::customer);
  order_ = plan.column(Role::order);
  date_ = plan.column(Role::date);
  amount_ = plan.column(Role::amount);
  gross_ = plan.column(Role::gross);
  refund_ = plan.column(Role::refund);
  quantity_ = plan.column(Role::quantity);
  price_ = plan.column(Role::unit_price);
  currency_ = plan.column(Role::currency);
  product_ = plan.column(Role::product);
  product_name_ = plan.column(Role::product_name);
  category_ = plan.column(Role::category);
  lead_ = plan.column(Role::lead);
}

void RowWriter::begin(std::uint64_t slice, std::uint32_t first_line, OrderRuns& runs) {
  slice_ = slice;
  first_line_ = first_line;
  runs_ = &runs;
}

void RowWriter::on_records(const RecordBatch& batch) {
  batch_ = &batch;
  facts_.rows += batch.size();
  if (layouts_.empty()) {
    const auto kind = plan_.left_out ? IssueKind::left_out : IssueKind::unrecognised_file;
    facts_.set_aside += batch.size();
    for (std::size_t i = 0; i < batch.size(); ++i) {
      const Fields fields = batch.record(i);
      facts_.issues.add(kind, -1, position(i), fields.empty() ? "" : fields[0]);
    }
    return;
  }
  size_to(batch.size());
  note_widths();
  hash_unread();
  for (const auto& task : tasks_) read_column(task);
  set_aside_strays();
  note_amounts();
  if (plan_.is(TableKind::products)) add_products();
  find_buckets();
  for (std::size_t layout = 0; layout < layouts_.size(); ++layout) write(layout);
}

void RowWriter::size_to(std::size_t records) {
  rest_.assign(records, 0);
  for (const auto& task : tasks_) {
    values_[task.column].value.resize(records);
    values_[task.column].read.resize(records);
  }
}

void RowWriter::note_widths() {
  const std::size_t wanted = plan_.columns.size();
  for (std::size_t i = 0; i < batch_->size(); ++i) {
    const Fields fields = batch_->record(i);
    if (fields.size() == wanted) continue;
    if (fields.size() > wanted) {
      facts_.issues.add(IssueKind::too_many_fields, -1, position(i), fields[wanted]);
    } else {
      facts_.issues.add(IssueKind::too_few_fields, -1, position(i),
                        fields.empty() ? "" : fields.back());
    }
  }
}

void RowWriter::hash_unread() {
  for (const auto column : hashed_) {
    for (std::size_t i = 0; i < batch_->size(); ++i) {
      const Fields fields = batch_->record(i);
      if (column < fields.size()) hash_text(i, column, fields[column]);
    }
  }
}

// read_one(text, value, record) -> Read, for the cleaned text of every record that has the column.
template <typename ReadOne>
void RowWriter::each_value(const Task& task, ReadOne read_one) {
  // Copies: the compiler cannot know that values are no parts of the batch.
  const RecordBatch batch = *batch_;
  std::int64_t* const values = values_[task.column].value.data();
  Read* const reads = values_[task.column].read.data();
  std::uint64_t present = 0;
  for (std::size_t i = 0; i < batch.size(); ++i) {
    const std::size_t at = batch.first_field[i] + task.column;
    if (at >= batch.first_field[i + 1]) {
      reads[i] = Read::empty;
      continue;
    }
    const std::string_view text = clean_text(batch.fields[at]);
    const Read read = read_one(text, values[i], i);
    reads[i] = read;
    if (read == Read::ok) {
      ++present;
    } else if (read != Read::empty) {
      hash_text(i, task.column, text);
      facts_.issues.add(
          read == Read::too_large ? IssueKind::number_too_large : unreadable(task.kind),
          static_cast<std::int32_t>(task.column), position(i), text);
    }
  }
  facts_.columns[task.column].present += present;
}

void RowWriter::read_column(const Task& task) {
  switch (task.kind) {
    case ValueKind::id:
      return each_value(task, [&](std::string_view text, std::int64_t& value, std::size_t) {
        if (text.empty()) return Read::empty;
        value = static_cast<std::int64_t>(task.ids->key(text));
        return Read::ok;
      });
    case ValueKind::moment:
      return each_value(task, [&](std::string_view text, std::int64_t& value, std::size_t record) {
        Moment moment;
        const Read read = read_moment(text, moment);
        if (read == Read::ok) {
          value = moment.bits();
          note_date(task, text, moment, record);
        }
        return read;
      });
    case ValueKind::money:
    case ValueKind::number:
      if (task.decimal_comma) {
        return each_value(task, [](std::string_view text, std::int64_t& value, std::size_t) {
          return read_decimal(with_decimal_point(text), value);
        });
      }
      return each_value(task, [](std::string_view text, std::int64_t& value, std::size_t) {
        return read_decimal(text, value);
      });
    case ValueKind::rating:
      return each_value(task, [&](std::string_view text, std::int64_t& value, std::size_t record) {
        const Read read = task.decimal_comma ? read_rating(with_decimal_point(text), value)
                                             : read_rating(text, value);
        if (read == Read::ok) {
          count_sample(facts_.columns[task.column].ratings[value], position(record), text,
                       answer_examples(value));
        }
        return read;
      });
    case ValueKind::flag:
      return each_value(task, [](std::string_view text, std::int64_t& value, std::size_t) {
        return read_flag(text, value);
      });
    case ValueKind::code:
    case ValueKind::text:
      return read_codes(task);
  }
}

void RowWriter::read_codes(const Task& task) {
  SourceDictionary& dictionary = *task.dictionary;
  if (task.role != Role::attribute && task.role != Role::aspect) {
    return each_value(task, [&](std::string_view text, std::int64_t& value, std::size_t) {
      value = dictionary.texts.intern(text);
      return text.empty() ? Read::empty : Read::ok;
    });
  }
  // Whether an attribute is kept is known only at sealing: its text counts in the row's hash.
  each_value(task, [&](std::string_view text, std::int64_t& value, std::size_t record) {
    hash_text(record, task.column, text);
    if (dictionary.texts.size() >= SourceDictionary::kTooManyTexts) {
      dictionary.too_many = true;
      dictionary.texts = Interner();
    }
    value = dictionary.too_many ? kNoCode : dictionary.texts.intern(text);
    return text.empty() ? Read::empty : Read::ok;
  });
}

void RowWriter::note_date(const Task& task, std::string_view text, Moment moment,
                          std::size_t record) {
  DateFacts& dates = facts_.columns[task.column].dates;
  const auto note = [&](IssueLog::Entry& entry) {
    count_sample(entry, position(record), text, kDateExamples);
  };
  std::uint32_t other = moment.settled().bits();
  if (moment.ambiguous()) {
    ++dates.ambiguous;
    other = moment.exchanged().settled().bits();
  } else if (text.size() > 2 &&
             (text[1] < '0' || text[2] < '0' || text[1] > '9' || text[2] > '9')) {
    switch (date_form(text)) {
      case DateForm::day_first_only:
        note(dates.day_first_only);
        break;
      case DateForm::month_first_only:
        note(dates.month_first_only);
        break;
      default:
        break;
    }
  }
  YearFacts& year = year_facts(task.column, moment.day());
  ++year.count;
  const std::uint32_t bits = moment.settled().bits();
  year.low[0] = std::min(year.low[0], bits);
  year.high[0] = std::max(year.high[0], bits);
  year.low[1] = std::min(year.low[1], other);
  year.high[1] = std::max(year.high[1], other);
}

YearFacts& RowWriter::year_facts(std::uint32_t column, Day day) {
  auto& years = facts_.columns[column].dates.years;
  const int year = month_index(day) / 12;
  const int at = year - kTableYear;
  if (at < 0 || at >= kTableMonths / 12) return years[year];
  auto& known = years_[column];
  if (known.empty()) known.assign(kTableMonths / 12, nullptr);
  YearFacts*& facts = known[static_cast<std::size_t>(at)];
  if (facts == nullptr) facts = &years[year];
  return *facts;
}

// Footers and rows that lack what their table is about are counted and left out of `kept_`.
void RowWriter::set_aside_strays() {
  kept_.clear();
  for (std::size_t i = 0; i < batch_->size(); ++i) {
    const bool footer = !has(date_, i) && is_footer(batch_->record(i), has(customer_, i));
    if (!footer && !lacks_key(i)) {
      kept_.push_back(static_cast<std::uint32_t>(i));
      continue;
    }
    const Fields fields = batch_->record(i);
    ++facts_.set_aside;
    facts_.issues.add(footer ? IssueKind::footer_total : IssueKind::no_key, -1, position(i),
                      fields.empty() ? "" : fields[0]);
  }
}

Money RowWriter::base_amount(std::size_t i) const {
  return base_amount(i, field(amount_), field(quantity_), field(price_), field(gross_));
}

Money RowWriter::base_amount(std::size_t i, Field amount, Field quantity, Field price,
                             Field gross) {
  if (amount.has(i)) return amount.values[i];
  if (quantity.has(i) && price.has(i)) {
    if (const auto product = multiply(quantity.values[i], price.values[i])) return *product;
  }
  return gross.has(i) ? gross.values[i] : kNoDecimal;
}

void RowWriter::note_amounts() {
  const TableKind main = layouts_.front().table;
  if (main != TableKind::transactions && main != TableKind::orders && main != TableKind::lines)
    return;
  const IdSpace& orders = source_.ids[static_cast<std::size_t>(IdDomain::order)];
  const Field amount = field(amount_), quantity = field(quantity_), price = field(price_),
              gross = field(gross_), refund = field(refund_), order = field(order_),
              currency = field(currency_);
  std::uint64_t positive_rows = 0;
  Money positive_sum = 0;
  for (const std::uint32_t i : kept_) {
    const Money base = base_amount(i, amount, quantity, price, gross);
    if (base != kNoDecimal && base > 0) {
      ++positive_rows;
      positive_sum = saturating_add(positive_sum, base);
    }
    if (refund.has(i) && refund.values[i] != 0) {
      ++facts_.refund_rows;
      if (amount.has(i) && gross.has(i)) {
        const Money back = std::abs(refund.values[i]);
        if (saturating_add(amount.values[i], back) == gross.values[i]) ++facts_.refund_adds_up;
      }
    }
    if (amount.has(i) && quantity.has(i) && price.has(i)) {
      ++facts_.line_rows;
      if (multiply(quantity.values[i], price.values[i]) == amount.values[i]) ++facts_.line_adds_up;
    }
    if (order_ >= 0 && amount_ >= 0) {
      const auto hash = order.has(i) ? orders.hash(static_cast<IdKey>(order.values[i])) : 0;
      runs_->add(hash, amount.has(i) ? amount.values[i] : kNoDecimal);
    }
    if (currency.has(i)) {
      const auto& texts =
          source_.dictionary(dictionary_name(plan_.columns[static_cast<std::size_t>(currency_)]))
              .texts;
      ++facts_.currencies[std::string(texts.text(static_cast<Code>(currency.values[i])))];
    }
  }
  facts_.positive_rows += positive_rows;
  facts_.positive_sum = saturating_add(facts_.positive_sum, positive_sum);
}

bool RowWriter::lacks_key(std::size_t i) const {
  switch (layouts_.front().table) {
    case TableKind::transactions:
      return !has(date_, i) && base_amount(i) == kNoDecimal;
    case TableKind::orders:
    case TableKind::lines:
      return !has(order_, i);
    case TableKind::products:
      return !has(product_, i) && !has(product_name_, i);
    case TableKind::customers:
      return !has(customer_, i);
    case TableKind::contacts:
      return !has(customer_, i) && !has(date_, i);
    case TableKind::leads:
      return !has(lead_, i) && (lead_ >= 0 || (!has(customer_, i) && !has(date_, i)));
    case TableKind::spend:
      return !has(amount_, i);
    case TableKind::feedback:
      return std::none_of(tasks_.begin(), tasks_.end(), [&](const Task& task) {
        return values_[task.column].read[i] == Read::ok;
      });
  }
  return false;
}

// A footer says so in its first cell that is not empty. Where that cell is the customer's, there is
// nothing else but numbers in the row: a company may be called Total, and then has a city.
bool RowWriter::is_footer(Fields fields, bool has_customer) const {
  const auto filled = [](std::string_view field) { return !clean_text(field).empty(); };
  const auto first = std::find_if(fields.begin(), fields.end(), filled);
  if (first == fields.end() || !is_footer_total(clean_text(*first))) return false;
  if (!has_customer) return true;
  const auto number = [](std::string_view field) {
    Decimal value = 0;
    const std::string_view text = clean_text(field);
    const Read read = read_decimal(text, value);
    return read == Read::ok || read == Read::empty ||
           read_decimal(with_decimal_point(text), value) == Read::ok;
  };
  return first - fields.begin() == customer_ && std::all_of(first + 1, fields.end(), number);
}

void RowWriter::add_products() {
  for (const std::uint32_t i : kept_) {
    ProductRow row;
    row.file = file_;
    row.slice = slice_;
    row.line = position(i).line;
    if (has(product_, i)) row.product = static_cast<Code>(value(product_, i));
    if (has(product_name_, i)) row.name = static_cast<Code>(value(product_name_, i));
    if (has(category_, i)) row.category = static_cast<Code>(value(category_, i));
    source_.products.push_back(row);
  }
}

// Buckets are chosen by the customer, else by the order, else by the date.
void RowWriter::find_buckets() {
  const Field customer = field(customer_), order = field(order_), date = field(date_);
  const IdSpace& customers = source_.ids[static_cast<std::size_t>(IdDomain::customer)];
  const IdSpace& orders = source_.ids[static_cast<std::size_t>(IdDomain::order)];
  bucket_.resize(batch_->size());
  std::uint8_t* const buckets = bucket_.data();
  for (const std::uint32_t i : kept_) {
    unsigned bucket = 0;
    if (customer.has(i)) {
      bucket = bucket_of(customers.hash(static_cast<IdKey>(customer.values[i])));
    } else if (order.has(i)) {
      bucket = bucket_of(orders.hash(static_cast<IdKey>(order.values[i])));
    } else if (date.has(i)) {
      bucket = bucket_of(mix64(static_cast<std::uint64_t>(date.values[i]) + 1));
    }
    buckets[i] = static_cast<std::uint8_t>(bucket);
  }
}

// Where the values of a layout's fields are read and written, in the words of their kinds (see
// row_layout.h). Made for every batch: values move when a batch is larger than those before.
void RowWriter::find_cells(const RowLayout& layout) {
  cells_.clear();
  for (const auto& field : layout.fields) {
    Cell cell{this->field(static_cast<int>(field.column)), field.word, true, kNoDecimal};
    switch (field.kind) {
      case ValueKind::moment:
      case ValueKind::code:
      case ValueKind::text:
        cell.wide = false;
        cell.missing = 0;
        break;
      case ValueKind::id:
        cell.missing = static_cast<std::int64_t>(kNoId);
        break;
      default:
        break;
    }
    cells_.push_back(cell);
  }
}

// A row at a time: rows go to 256 streams in turn, and none stays in the cache until it is met
// again. What every row needs is at hand in local variables: the compiler has to think that writing
// a row may change members.
void RowWriter::write(std::size_t index) {
  const RowLayout& layout = layouts_[index];
  if (layout.table == TableKind::products) return;
  find_cells(layout);
  const bool listed = layout.table == TableKind::customers;
  const Field customer = field(customer_);
  const Cell* const cells = cells_.data();
  const Cell* const cells_end = cells + cells_.size();
  const std::uint8_t* const buckets = bucket_.data();
  const std::uint32_t* const lines = batch_->lines.data();
  const std::uint64_t* const rest = rest_.data();
  Stream** const streams = &streams_[index * kBuckets];
  const std::uint32_t first_line = first_line_;
  const std::uint64_t slice = slice_;
  const std::uint32_t* const kept = kept_.data();
  for (std::size_t k = 0, count = kept_.size(); k < count; ++k) {
    const std::uint32_t i = kept[k];
    if (listed && !customer.has(i)) continue;
    Stream* stream = streams[buckets[i]];
    if (stream == nullptr) {
      stream = streams[buckets[i]] =
          &source_.stream(buckets[i], file_, static_cast<std::uint32_t>(index), layout.words);
    }
    std::uint32_t* const row = stream->add(slice);
    const IdKey id = customer.has(i) ? static_cast<IdKey>(customer.values[i]) : kNoId;
    std::memcpy(row + kRowCustomer, &id, sizeof id);
    row[kRowLine] = first_line + lines[i];
    row[kRowRest] = static_cast<std::uint32_t>(rest[i] >> 32);
    for (const Cell* cell = cells; cell != cells_end; ++cell) {
      const std::int64_t word = cell->field.has(i) ? cell->field.values[i] : cell->missing;
      if (cell->wide) {
        std::memcpy(row + cell->word, &word, sizeof word);
      } else {
        row[cell->word] = static_cast<std::uint32_t>(word);
      }
    }
  }
}

}  // namespace clientele
