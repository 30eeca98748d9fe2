// From the values of a batch to rows: which records are set aside, what their amounts tell of the
// file, and the rows of the others, each in the bucket of its customer.
#include <algorithm>
#include <cstdlib>

#include "clean/rules.h"
#include "ledger/row_writer.h"
#include "schema/decimal_mark.h"

namespace clientele {

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

// A row's currency is its column's; where that is empty or absent, the one its amounts name.
void RowWriter::settle_currencies() {
  if (!any_named_) return;
  Interner& texts = source_.dictionary(std::string(role_name(Role::currency))).texts;
  Values& into = currency_ >= 0 ? values_[static_cast<std::size_t>(currency_)] : named_codes_;
  if (currency_ < 0) {
    into.value.assign(batch_->size(), 0);
    into.read.assign(batch_->size(), Read::empty);
  }
  plain_.clear();
  not_plain_.clear();
  for (const std::uint32_t i : kept_) {
    const NamedCurrency& named = named_[i];
    (named.told_by == 0 ? plain_ : not_plain_).push_back(i);
    if (named.told_by == 0 || into.read[i] != Read::empty) continue;
    into.value[i] = texts.intern(named.currency);
    into.read[i] = Read::ok;
  }
}

void RowWriter::note_amounts() {
  const TableKind main = layouts_.front().table;
  if (main != TableKind::transactions && main != TableKind::orders && main != TableKind::lines)
    return;
  const IdSpace& orders = source_.ids[static_cast<std::size_t>(IdDomain::order)];
  const Field amount = field(amount_), quantity = field(quantity_), price = field(price_),
              gross = field(gross_), refund = field(refund_), order = field(order_),
              currency = currency_ >= 0 ? field(currency_)
                         : any_named_   ? Field{named_codes_.value.data(), named_codes_.read.data()}
                                        : Field{};
  const std::string dictionary(role_name(Role::currency));
  std::vector<std::uint64_t> rows_of;  // by code of the currency, 0: it has none
  if (currency.reads != nullptr) rows_of.resize(source_.dictionary(dictionary).texts.size() + 1);
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
    bool of_line = false;
    if (amount.has(i) && quantity.has(i) && price.has(i)) {
      ++facts_.line_rows;
      of_line = multiply(quantity.values[i], price.values[i]) == amount.values[i];
      if (of_line) ++facts_.line_adds_up;
    }
    if (order_ >= 0 && amount_ >= 0) {
      const auto hash = order.has(i) ? orders.hash(static_cast<IdKey>(order.values[i])) : 0;
      runs_->add(hash, amount.has(i) ? amount.values[i] : kNoDecimal, of_line);
    }
    if (!rows_of.empty())
      ++rows_of[currency.has(i) ? static_cast<std::size_t>(currency.values[i]) : 0];
  }
  if (rows_of.empty()) rows_of.push_back(kept_.size());
  for (Code code = 0; code < rows_of.size(); ++code) {
    if (rows_of[code] == 0) continue;
    const auto text =
        code == kNoCode ? std::string_view() : source_.dictionary(dictionary).texts.text(code);
    facts_.currencies[std::string(text)] += rows_of[code];
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

// The values of a batch as words of a layout's rows, a column at a time.
void RowWriter::pack_words(const RowLayout& layout) {
  if (words_.size() < layout.words) words_.resize(layout.words);
  const std::size_t records = batch_->size();
  for (std::size_t i = 0; i < layout.words; ++i) {
    words_[i].word.resize(records);
    words_[i].wide = false;
  }
  pack_customers(layout);
  std::uint32_t* const lines = words_[kRowLine].word.data();
  for (std::size_t i = 0; i < records; ++i) lines[i] = first_line_ + batch_->lines[i];
  if (layout.has_rest) {
    std::uint32_t* const rests = words_[kRowRest].word.data();
    for (std::size_t i = 0; i < records; ++i) rests[i] = rest_of(i);
  }
  for (const auto& field : layout.fields) {
    Words& into = words_[field.word];
    into.kind = field.kind;
    into.column = static_cast<int>(field.column);
    const bool named = layout.names_currency && field.role == Role::currency;
    const Field values = named ? Field{named_codes_.value.data(), named_codes_.read.data()}
                               : this->field(into.column);
    switch (field.kind) {
      case ValueKind::moment:
      case ValueKind::code:
      case ValueKind::text:
        pack_column(into, values, 0,
                    [](std::int64_t value) { return static_cast<std::uint32_t>(value); });
        break;
      case ValueKind::id:
        pack_column(into, values, kNoWord, [](std::int64_t value) {
          return row_words::quick_id(static_cast<IdKey>(value));
        });
        break;
      default:
        pack_column(into, values, kNoWord, row_words::quick_decimal);
        break;
    }
  }
}

template <typename Pack>
void RowWriter::pack_column(Words& into, Field field, std::uint32_t missing, Pack pack) {
  std::uint32_t* const words = into.word.data();
  bool wide = false;
  for (std::size_t i = 0, records = into.word.size(); i < records; ++i) {
    words[i] = field.has(i) ? pack(field.values[i]) : missing;
    wide |= words[i] == kNoRoom;
  }
  // A code may be any number; only ids and numbers look elsewhere.
  into.wide = wide && may_be_wide(into.kind);
}

// A layout without a word for the hash of what rows do not keep has it beside the customer.
void RowWriter::pack_customers(const RowLayout& layout) {
  Words& into = words_[kRowCustomer];
  into.kind = ValueKind::id;
  into.column = customer_;
  pack_column(into, field(customer_), kNoWord,
              [](std::int64_t value) { return row_words::quick_id(static_cast<IdKey>(value)); });
  if (layout.has_rest) return;
  for (std::size_t i = 0, records = into.word.size(); i < records; ++i) {
    if (rest_of(i) == 0) continue;
    into.word[i] = kNoRoom;
    into.wide = true;
  }
}

// Puts what has no room in the row's words beside the rows.
void RowWriter::fit_wide(std::size_t record, Stream& stream, std::uint32_t* row) const {
  for (std::size_t at = 0; at < stream.words(); ++at) {
    const Words& words = words_[at];
    if (!words.wide || words.word[record] != kNoRoom) continue;
    if (at == kRowCustomer) {
      const bool apart = layouts_[stream.layout()].has_rest;
      row[at] =
          row_words::pack_customer(customer_of(record), apart ? 0 : rest_of(record), stream.wide());
    } else {
      row[at] = stream.wide().add(static_cast<std::uint64_t>(value(words.column, record)));
    }
  }
}

// Rows of the main table whose amounts name a currency that no column has go into streams of their
// own: the others need no word for it.
void RowWriter::write_all() {
  for (std::size_t index = 0; index < layouts_.size(); ++index) {
    const bool parted = any_named_ && layouts_.back().names_currency;
    if (layouts_[index].names_currency) {
      if (parted && !not_plain_.empty()) write(index, not_plain_);
    } else {
      write(index, parted && index == 0 ? plain_ : kept_);
    }
  }
}

// A row at a time: rows go to 256 streams in turn, and none stays in the cache until it is met
// again. What every row needs is at hand in local variables: the compiler has to think that writing
// a row may change members.
void RowWriter::write(std::size_t index, const std::vector<std::uint32_t>& records) {
  const RowLayout& layout = layouts_[index];
  if (layout.table == TableKind::products) return;
  pack_words(layout);
  const bool listed = layout.table == TableKind::customers;
  const bool wide =
      std::any_of(words_.begin(), words_.begin() + static_cast<std::ptrdiff_t>(layout.words),
                  [](const Words& words) { return words.wide; });
  const Field customer = field(customer_);
  const std::size_t width = layout.words;
  std::vector<const std::uint32_t*> columns;
  for (std::size_t at = 0; at < width; ++at) columns.push_back(words_[at].word.data());
  const std::uint32_t* const* const words = columns.data();
  const std::uint8_t* const buckets = bucket_.data();
  Stream** const streams = &streams_[index * kBuckets];
  const std::uint64_t slice = slice_;
  const std::uint32_t* const kept = records.data();
  for (std::size_t k = 0, count = records.size(); k < count; ++k) {
    const std::uint32_t i = kept[k];
    if (listed && !customer.has(i)) continue;
    Stream* stream = streams[buckets[i]];
    if (stream == nullptr) {
      stream = streams[buckets[i]] =
          &source_.stream(buckets[i], file_, static_cast<std::uint32_t>(index), layout.words);
    }
    std::uint32_t* const row = stream->add(slice);
    for (std::size_t at = 0; at < width; ++at) row[at] = words[at][i];
    if (wide) fit_wide(i, *stream, row);
  }
}

}  // namespace clientele
