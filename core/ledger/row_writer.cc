#include "ledger/row_writer.h"

#include <algorithm>
#include <cstring>

#include "base/hash.h"
#include "clean/rules.h"
#include "schema/date_form.h"

namespace clientele {
namespace {

// Bits of a hash that choose the bucket: the high ones; the low ones serve hash tables.
unsigned bucket_of(std::uint64_t hash) { return static_cast<unsigned>(hash >> 56); }

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
    Task task{i, column.role, column.kind, nullptr, nullptr};
    if (column.kind == ValueKind::id) {
      task.ids = &source_.ids[static_cast<std::size_t>(id_domain(column.role))];
    }
    if (column.kind == ValueKind::code || column.kind == ValueKind::text) {
      task.dictionary = &source_.dictionary(dictionary_name(column));
    }
    tasks_.push_back(task);
  }
  std::uint32_t widest = kRowFields;
  for (const auto& layout : layouts_) widest = std::max(widest, layout.words);
  row_.resize(widest);
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
  for (std::size_t i = 0; i < batch.size(); ++i) {
    on_record(batch.record(i), {slice_, first_line_ + batch.lines[i]});
  }
}

void RowWriter::on_record(std::span<const std::string_view> fields, const Position& at) {
  ++facts_.rows;
  if (layouts_.empty()) {
    ++facts_.set_aside;
    facts_.issues.add(IssueKind::unrecognised_file, -1, at, fields.empty() ? "" : fields[0]);
    return;
  }
  if (fields.size() > plan_.columns.size()) {
    facts_.issues.add(IssueKind::too_many_fields, -1, at, fields[plan_.columns.size()]);
  } else if (fields.size() < plan_.columns.size()) {
    facts_.issues.add(IssueKind::too_few_fields, -1, at, fields.empty() ? "" : fields.back());
  }
  customer_hash_ = order_hash_ = rest_ = 0;
  for (const auto column : hashed_) {
    if (column < fields.size()) rest_ = mix64(rest_ + hash_bytes(fields[column]) + column);
  }
  for (const auto& task : tasks_) {
    if (task.column < fields.size()) {
      read_field(task, clean_text(fields[task.column]), at);
    } else {
      values_[task.column] = {};
    }
  }
  const bool footer = !has(date_) && !has(customer_) && is_footer(fields);
  if (footer || lacks_key()) {
    ++facts_.set_aside;
    facts_.issues.add(footer ? IssueKind::footer_total : IssueKind::no_key, -1, at,
                      fields.empty() ? "" : fields[0]);
    return;
  }
  note_amounts();
  if (plan_.is(TableKind::products)) add_product(at);
  for (std::size_t layout = 0; layout < layouts_.size(); ++layout) write(layout, at);
}

void RowWriter::read_field(const Task& task, std::string_view text, const Position& at) {
  Value& value = values_[task.column];
  switch (task.kind) {
    case ValueKind::id: {
      if (text.empty()) {
        value.read = Read::empty;
        break;
      }
      value.value = static_cast<std::int64_t>(task.ids->key(text));
      value.read = Read::ok;
      if (task.role == Role::customer) customer_hash_ = hash_bytes(text);
      if (task.role == Role::order) order_hash_ = hash_bytes(text);
      break;
    }
    case ValueKind::moment:
      read_date(task, text, at);
      break;
    case ValueKind::money:
    case ValueKind::number:
      value.read = read_decimal(text, value.value);
      break;
    case ValueKind::rating:
      value.read = read_rating(text, value.value);
      break;
    case ValueKind::flag:
      value.read = read_flag(text, value.value);
      break;
    case ValueKind::code:
    case ValueKind::text:
      read_code(task, text);
      break;
  }
  ColumnFacts& facts = facts_.columns[task.column];
  if (value.read == Read::ok) {
    ++facts.present;
    if (task.kind == ValueKind::rating) {
      count_sample(facts.ratings[value.value], at, text);
    }
  } else if (value.read != Read::empty) {
    rest_ = mix64(rest_ + hash_bytes(text) + task.column);
    facts_.issues.add(
        value.read == Read::too_large ? IssueKind::number_too_large : unreadable(task.kind),
        static_cast<std::int32_t>(task.column), at, text);
  }
}

void RowWriter::read_code(const Task& task, std::string_view text) {
  Value& value = values_[task.column];
  value.read = text.empty() ? Read::empty : Read::ok;
  SourceDictionary& dictionary = *task.dictionary;
  if (task.role == Role::attribute || task.role == Role::aspect) {
    // Whether an attribute is kept is known only at sealing: its text counts in the row's hash.
    rest_ = mix64(rest_ + hash_bytes(text) + task.column);
    if (dictionary.texts.size() >= SourceDictionary::kTooManyTexts) {
      dictionary.too_many = true;
      dictionary.texts = Interner();
    }
    if (dictionary.too_many) {
      value.value = kNoCode;
      return;
    }
  }
  value.value = dictionary.texts.intern(text);
}

void RowWriter::read_date(const Task& task, std::string_view text, const Position& at) {
  Value& value = values_[task.column];
  Moment moment;
  value.read = read_moment(text, moment);
  if (value.read != Read::ok) return;
  value.value = moment.bits();
  note_date(task, text, moment, at);
}

void RowWriter::note_date(const Task& task, std::string_view text, Moment moment,
                          const Position& at) {
  DateFacts& dates = facts_.columns[task.column].dates;
  const auto note = [&](IssueLog::Entry& entry) { count_sample(entry, at, text); };
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
  YearCache& cache = years_[column];
  if (cache.facts == nullptr || day < cache.begin || day >= cache.end) {
    const int year = civil_from_day(day).year;
    cache = {day_from_civil(year, 1, 1), day_from_civil(year + 1, 1, 1),
             &facts_.columns[column].dates.years[year]};
  }
  return *cache.facts;
}

Money RowWriter::base_amount() const {
  if (has(amount_)) return value(amount_);
  if (has(quantity_) && has(price_)) {
    if (const auto product = multiply(value(quantity_), value(price_))) return *product;
  }
  if (has(gross_)) return value(gross_);
  return kNoDecimal;
}

void RowWriter::note_amounts() {
  const TableKind main = layouts_.front().table;
  if (main != TableKind::transactions && main != TableKind::orders && main != TableKind::lines)
    return;
  const Money base = base_amount();
  if (base != kNoDecimal && base > 0) {
    ++facts_.positive_rows;
    facts_.positive_sum = saturating_add(facts_.positive_sum, base);
  }
  if (has(refund_) && value(refund_) != 0) {
    ++facts_.refund_rows;
    if (has(amount_) && has(gross_)) {
      const Money refund = std::abs(value(refund_));
      if (saturating_add(value(amount_), refund) == value(gross_)) ++facts_.refund_adds_up;
    }
  }
  if (has(amount_) && has(quantity_) && has(price_)) {
    ++facts_.line_rows;
    if (multiply(value(quantity_), value(price_)) == value(amount_)) ++facts_.line_adds_up;
  }
  if (order_ >= 0 && amount_ >= 0) {
    runs_->add(order_hash_, has(amount_) ? value(amount_) : kNoDecimal);
  }
  if (currency_ >= 0 && has(currency_)) {
    const auto& texts =
        source_.dictionary(dictionary_name(plan_.columns[static_cast<std::size_t>(currency_)]))
            .texts;
    ++facts_.currencies[std::string(texts.text(static_cast<Code>(value(currency_))))];
  }
}

bool RowWriter::lacks_key() const {
  switch (layouts_.front().table) {
    case TableKind::transactions:
      return !has(date_) && base_amount() == kNoDecimal;
    case TableKind::orders:
    case TableKind::lines:
      return !has(order_);
    case TableKind::products:
      return !has(product_) && !has(product_name_);
    case TableKind::customers:
      return !has(customer_);
    case TableKind::contacts:
      return !has(customer_) && !has(date_);
    case TableKind::leads:
      return !has(lead_);
    case TableKind::spend:
      return !has(amount_);
    case TableKind::feedback:
      return std::none_of(values_.begin(), values_.end(),
                          [](const Value& v) { return v.read == Read::ok; });
  }
  return false;
}

// A footer says so in its first cell that is not empty.
bool RowWriter::is_footer(std::span<const std::string_view> fields) const {
  for (const auto field : fields) {
    if (const std::string_view text = clean_text(field); !text.empty())
      return is_footer_total(text);
  }
  return false;
}

void RowWriter::add_product(const Position& at) {
  ProductRow row;
  row.file = file_;
  row.slice = at.slice;
  row.line = at.line;
  if (has(product_)) row.product = static_cast<Code>(value(product_));
  if (has(product_name_)) row.name = static_cast<Code>(value(product_name_));
  if (has(category_)) row.category = static_cast<Code>(value(category_));
  source_.products.push_back(row);
}

void RowWriter::write(std::size_t index, const Position& at) {
  const RowLayout& layout = layouts_[index];
  if (layout.table == TableKind::products) return;
  if (layout.table == TableKind::customers && !has(customer_)) return;
  const IdKey customer = has(customer_) ? static_cast<IdKey>(value(customer_)) : kNoId;
  std::uint32_t* row = row_.data();
  std::memcpy(row + kRowCustomer, &customer, sizeof customer);
  row[kRowLine] = at.line;
  row[kRowRest] = static_cast<std::uint32_t>(rest_ >> 32);
  for (const auto& field : layout.fields) {
    const Value& value = values_[field.column];
    const bool ok = value.read == Read::ok;
    switch (field.kind) {
      case ValueKind::moment:
      case ValueKind::code:
      case ValueKind::text:
        row[field.word] = ok ? static_cast<std::uint32_t>(value.value) : 0;
        break;
      case ValueKind::id: {
        const IdKey id = ok ? static_cast<IdKey>(value.value) : kNoId;
        std::memcpy(row + field.word, &id, sizeof id);
        break;
      }
      default: {
        const Decimal decimal = ok ? value.value : kNoDecimal;
        std::memcpy(row + field.word, &decimal, sizeof decimal);
      }
    }
  }
  unsigned bucket = 0;
  if (customer != kNoId) {
    bucket = bucket_of(customer_hash_);
  } else if (has(order_)) {
    bucket = bucket_of(order_hash_);
  } else if (has(date_)) {
    bucket = bucket_of(mix64(static_cast<std::uint64_t>(value(date_)) + 1));
  }
  Stream*& stream = streams_[index * kBuckets + bucket];
  if (stream == nullptr) {
    stream = &source_.stream(bucket, file_, static_cast<std::uint32_t>(index), layout.words);
  }
  stream->append(at.slice, row);
}

}  // namespace clientele
