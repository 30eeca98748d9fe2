#include "analyses/churn_record.h"

#include "analyses/rating.h"

namespace clientele {
namespace {

const Column* day_column(const Table& table) {
  return table.rows == 0 ? nullptr : table.find(Role::date);
}

}  // namespace

// Overall satisfaction where it was asked, else the aspects.
ChurnRecords::ChurnRecords(const View& view)
    : view_(view),
      contact_day_(day_column(view.partition().contacts)),
      answer_day_(day_column(view.partition().feedback)) {
  if (answer_day_ == nullptr) return;
  for (const Role role : {Role::satisfaction, Role::aspect}) {
    for (const auto& column : view.partition().feedback.columns) {
      if (column.role != role || column.kind == ValueKind::flag) continue;
      const auto known = view.context().scales.find({column.role, column.name});
      const auto scale = known == view.context().scales.end() ? RatingScale{} : known->second;
      if (scale.high > scale.low) questions_.push_back({&column, scale});
    }
    if (!questions_.empty()) return;
  }
}

const ChurnRecord& ChurnRecords::of(const CustomerFacts& customer) {
  record_.days.clear();
  record_.spent.clear();
  record_.net.clear();
  record_.bought.clear();
  record_.contacts.clear();
  record_.answers.clear();
  read_lines(customer.row);
  if (contact_day_ != nullptr) read_contacts(customer.row);
  if (!questions_.empty()) read_answers(customer.row);
  return record_;
}

void ChurnRecords::read_lines(std::size_t customer) {
  const auto& lines = view_.partition().lines;
  const auto range = view_.lines_of(customer);
  Day last = kNoDay;
  Money of_day = 0;
  bool bought = false;
  std::size_t month_at = 0;
  const auto end_of_day = [&] {
    if (!bought) return;
    record_.days.push_back(last);
    record_.spent.push_back(of_day);
  };
  for (auto row = range.begin; row < range.end; ++row) {
    if (!view_.line_in(row)) continue;
    const Day day = lines.moment.day(row);
    if (day == kNoDay || day > view_.as_of()) continue;
    if (day != last) {
      end_of_day();
      const int month = month_index(day);
      if (record_.net.empty()) record_.first_month = month;
      month_at = static_cast<std::size_t>(month - record_.first_month);
      if (month_at >= record_.net.size()) {
        record_.net.resize(month_at + 1, 0);
        record_.bought.resize(month_at + 1, 0);
      }
      last = day;
      of_day = 0;
      bought = false;
    }
    const Money net = lines.net.raw(row);
    of_day = saturating_add(of_day, net);
    record_.net[month_at] = saturating_add(record_.net[month_at], net);
    if ((lines.flags[row] & line_flag::positive) == 0) continue;
    bought = true;
    record_.bought[month_at] = 1;
  }
  if (last != kNoDay) end_of_day();
}

void ChurnRecords::read_contacts(std::size_t customer) {
  const Table& table = view_.partition().contacts;
  for (auto row = table.begin(customer); row < table.end(customer); ++row) {
    const Day day = contact_day_->day(row);
    if (day == kNoDay || day > view_.as_of() || !view_.row_in(table, row)) continue;
    record_.contacts.push_back(day);
  }
}

void ChurnRecords::read_answers(std::size_t customer) {
  const Table& table = view_.partition().feedback;
  for (auto row = table.begin(customer); row < table.end(customer); ++row) {
    const Day day = answer_day_->day(row);
    if (day == kNoDay || day > view_.as_of() || !view_.row_in(table, row)) continue;
    std::int64_t sum = 0, n = 0;
    for (const auto& question : questions_) {
      const Decimal answer = question.column->raw(row);
      if (answer == Column::kMissing || !is_answer(question.scale, answer)) continue;
      sum += on_five(question.scale, answer);
      ++n;
    }
    if (n > 0) record_.answers.emplace_back(day, static_cast<std::int32_t>(sum / n));
  }
}

}  // namespace clientele
