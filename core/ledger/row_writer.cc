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
  if (has(amount_, i)) return value(amount_, i);
  if (has(quantity_, i) && has(price_, i)) {
    if (const auto product = multiply(value(quantity_, i), value(price_, i))) return *product;
  }
  if (has(gross_, i)) return value(gross_, i);
  return kNoDecimal;
}

void RowWriter::note_amounts() {
  const TableKind main = layouts_.front().table;
  if (main != TableKind::transactions && main != TableKind::orders && main != TableKind::lines)
    return;
  const IdSpace& orders = source_.ids[static_cast<std::size_t>(IdDomain::order)];
  for (const std::uint32_t i : kept_) {
    const Money base = base_amount(i);
    if (base != kNoDecimal && base > 0) {
      ++facts_.positive_rows;
      facts_.positive_sum = saturating_add(facts_.positive_sum, base);
    }
    if (has(refund_, i) && value(refund_, i) != 0) {
      ++facts_.refund_rows;
      if (has(amount_, i) && has(gross_, i)) {
        const Money refund = std::abs(value(refund_, i));
        if (saturating_add(value(amount_, i), refund) == value(gross_, i)) ++facts_.refund_adds_up;
      }
    }
    if (has(amount_, i) && has(quantity_, i) && has(price_, i)) {
      ++facts_.line_rows;
      if (multiply(value(quantity_, i), value(price_, i)) == value(amount_, i))
        ++facts_.line_adds_up;
    }
    if (order_ >= 0 && amount_ >= 0) {
      const auto hash = has(order_, i) ? orders.hash(static_cast<IdKey>(value(order_, i))) : 0;
      runs_->add(hash, has(amount_, i) ? value(amount_, i) : kNoDecimal);
    }
    if (has(currency_, i)) {
      const auto& texts =
          source_.dictionary(dictionary_name(plan_.columns[static_cast<std::size_t>(currency_)]))
              .texts;
      ++facts_.currencies[std::string(texts.text(static_cast<Code>(value(currency_, i))))];
    }
  }
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

// By the customer, else by the order, else by the date.
unsigned RowWriter::bucket(std::size_t i) const {
  const auto hash = [&](IdDomain domain, int column) {
    return source_.ids[static_cast<std::size_t>(domain)].hash(static_cast<IdKey>(value(column, i)));
  };
  if (has(customer_, i)) return bucket_of(hash(IdDomain::customer, customer_));
  if (has(order_, i)) return bucket_of(hash(IdDomain::order, order_));
  if (has(date_, i)) return bucket_of(mix64(static_cast<std::uint64_t>(value(date_, i)) + 1));
  return 0;
}

void RowWriter::write(std::size_t index) {
  const RowLayout& layout = layouts_[index];
  if (layout.table == TableKind::products) return;
  rows_.clear();
  for (const std::uint32_t i : kept_) {
    if (layout.table == TableKind::customers && !has(customer_, i)) {
      rows_.push_back(nullptr);
      continue;
    }
    const unsigned b = bucket(i);
    Stream*& stream = streams_[index * kBuckets + b];
    if (stream == nullptr) {
      stream = &source_.stream(b, file_, static_cast<std::uint32_t>(index), layout.words);
    }
    std::uint32_t* const row = stream->add(slice_);
    rows_.push_back(row);
    const IdKey customer = has(customer_, i) ? static_cast<IdKey>(value(customer_, i)) : kNoId;
    std::memcpy(row + kRowCustomer, &customer, sizeof customer);
    row[kRowLine] = position(i).line;
    row[kRowRest] = static_cast<std::uint32_t>(rest_[i] >> 32);
  }
  for (const auto& field : layout.fields) write_field(field);
}

// One field of every row, in the words of its kind (see row_layout.h).
void RowWriter::write_field(const RowField& field) {
  const std::int64_t* const values = values_[field.column].value.data();
  const Read* const reads = values_[field.column].read.data();
  const auto each = [&]<typename Word>(Word missing) {
    const std::size_t count = kept_.size();
    const std::uint32_t* const kept = kept_.data();
    std::uint32_t* const* const rows = rows_.data();
    const std::uint32_t place = field.word;
    for (std::size_t k = 0; k < count; ++k) {
      if (rows[k] == nullptr) continue;
      const std::uint32_t i = kept[k];
      const Word word = reads[i] == Read::ok ? static_cast<Word>(values[i]) : missing;
      std::memcpy(rows[k] + place, &word, sizeof word);
    }
  };
  switch (field.kind) {
    case ValueKind::moment:
    case ValueKind::code:
    case ValueKind::text:
      return each(std::uint32_t{0});
    case ValueKind::id:
      return each(kNoId);
    default:
      return each(kNoDecimal);
  }
}

}  // namespace clientele
