// The values of a batch, a column at a time; what becomes of them: row_writer_rows.cc.
#include "ledger/row_writer.h"

#include <algorithm>

#include "clean/classes/bands.h"
#include "schema/currency.h"
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

// Which of a row's amounts tells its currency: the lowest first.
std::uint8_t tells_currency(Role role) {
  switch (role) {
    case Role::amount:
      return 1;
    case Role::unit_price:
      return 2;
    case Role::gross:
      return 3;
    case Role::refund:
    case Role::discount:
    case Role::cost:
    case Role::profit:
      return 4;
    default:
      return 0;
  }
}

}  // namespace

RowWriter::RowWriter(std::uint32_t file, const Plan& plan, Source& source, FileFacts& facts)
    : file_(file), plan_(plan), source_(source), facts_(facts), layouts_(row_layouts(plan)) {
  const bool sells = plan.recognised && holds_lines(plan.tables.front());
  facts_.columns.resize(plan.columns.size());
  values_.resize(plan.columns.size());
  years_.resize(plan.columns.size());
  for (std::uint32_t i = 0; i < plan.columns.size(); ++i) {
    const ColumnPlan& column = plan.columns[i];
    if (column.role == Role::ignored || column.role == Role::line) {
      hashed_.push_back(i);
      continue;
    }
    Task task;
    task.column = i;
    task.role = column.role;
    task.kind = column.kind;
    task.decimal_comma = column.decimal_comma;
    task.power = column.power;
    task.serials = column.serials;
    task.currency = column.currency;
    task.tells_currency = sells ? tells_currency(column.role) : std::uint8_t{0};
    if (column.role == Role::gender) {
      legend_ = gender_legend(column.name);
      if (legend_) task.legend = &*legend_;
    }
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
  settle_currencies();
  note_amounts();
  if (plan_.is(TableKind::products)) add_products();
  find_buckets();
  write_all();
}

void RowWriter::size_to(std::size_t records) {
  rest_.assign(records, 0);
  any_named_ = false;
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
        Read read = read_moment(text, moment, task.serials);
        if (read == Read::bad && task.serials && task.decimal_comma)
          read = read_moment(with_decimal_point(text), moment, true);
        if (read == Read::ok) {
          value = moment.bits();
          note_date(task, text, moment, record);
        }
        return read;
      });
    case ValueKind::money:
    case ValueKind::number:
      if (task.decimal_comma || task.power != 0) {
        return each_value(
            task, [&](std::string_view text, std::int64_t& value, std::size_t record) {
              return text.empty() ? Read::empty : read_number(task, text, value, record);
            });
      }
      return each_value(task, [&](std::string_view text, std::int64_t& value, std::size_t record) {
        if (text.empty()) return Read::empty;
        return read_plain_decimal(text, value) ? Read::ok : read_number(task, text, value, record);
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

// Any number but plain digits under a header without a unit.
Read RowWriter::read_number(const Task& task, std::string_view text, std::int64_t& value,
                            std::size_t record) {
  NumberMarks marks;
  const Read read = task.decimal_comma
                        ? read_amount(with_decimal_point(text), task.power, value, marks)
                        : read_amount(text, task.power, value, marks);
  if (read == Read::ok && !marks.currency.empty()) note_currency(task, marks.currency, record);
  if (read != Read::bad || !is_company_size(task.role)) return read;
  // A band among numbers counts where all of it is of one class.
  const auto band = read_band(text, task.power);
  if (!band) return read;
  const ClassLabel* label =
      task.role == Role::employees ? size_by_employees(*band) : size_by_revenue(*band);
  if (label == nullptr) return read;
  value = inside(*band);
  return Read::ok;
}

// What the header says of all is no news: such rows are like those that name none.
void RowWriter::note_currency(const Task& task, std::string_view currency, std::size_t record) {
  if (task.tells_currency == 0 || may_mean(currency, task.currency)) return;
  if (!any_named_) named_.assign(batch_->size(), {});
  any_named_ = true;
  NamedCurrency& named = named_[record];
  if (named.told_by == 0 || task.tells_currency < named.told_by)
    named = {task.tells_currency, currency};
}

void RowWriter::read_codes(const Task& task) {
  SourceDictionary& dictionary = *task.dictionary;
  if (task.legend != nullptr) {
    return each_value(task, [&](std::string_view text, std::int64_t& value, std::size_t) {
      value = dictionary.texts.intern(task.legend->meaning(text));
      return text.empty() ? Read::empty : Read::ok;
    });
  }
  if (task.power != 0) {  // bands of company sizes: the unit goes into their texts
    return each_value(task, [&](std::string_view text, std::int64_t& value, std::size_t) {
      value = dictionary.texts.intern(with_unit(text, task.power));
      return text.empty() ? Read::empty : Read::ok;
    });
  }
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

}  // namespace clientele
