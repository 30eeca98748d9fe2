#include "analyses/data_scope.h"

#include <algorithm>

#include "analyses/words.h"

namespace clientele {
namespace {

// The issue that set most of a file's rows aside; the first by kind of equal ones.
std::optional<IssueKind> main_reason(const FileReport& file) {
  std::map<IssueKind, std::uint64_t> counts;
  for (const auto& [key, entry] : file.issues.entries()) {
    if (issue_effect(key.first) == IssueEffect::row) counts[key.first] += entry.count;
  }
  const auto most =
      std::max_element(counts.begin(), counts.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == counts.end() ? std::nullopt : std::optional(most->first);
}

// Read as lines of text, for want of records in it.
bool is_json_text(const Plan& plan) {
  if (plan.framing != Framing::delimited || plan.columns.empty()) return false;
  const auto& header = plan.columns.front().name;
  return header.starts_with('[') || header.starts_with('{');
}

Text not_records(const Plan& plan) {
  return say(
      "data.nothing.unrecognised_json",
      {{"file", plan.file},
       {"example", std::string(R"([{"customer": "C1", "date": "2024-01-31", "amount": 5}])")}});
}

Text why_nothing(const FileReport& file) {
  const TextArgs args = {{"file", file.plan.file}};
  if (file.plan.left_out) return say("data.nothing.left_out", args);
  if (is_json_text(file.plan)) return not_records(file.plan);
  if (file.rows == 0) {
    const bool headed = file.plan.recognised && !file.plan.columns.empty();
    return say(headed ? "data.nothing.header_only" : "data.nothing.no_rows", args);
  }
  if (!file.plan.recognised || file.plan.tables.empty()) {
    if (file.plan.framing == Framing::delimited) return say("data.nothing.unrecognised", args);
    return not_records(file.plan);
  }
  const auto reason = main_reason(file);
  if (!reason) return say("data.nothing.all_aside", args);
  return say("data.nothing.aside",
             {{"file", file.plan.file},
              {"rows", as_count(static_cast<double>(file.rows))},
              {"reason", as_text(say("issue." + std::string(issue_name(*reason))))}});
}

}  // namespace

RowsLeftOut rows_after_as_of(const View& view) {
  RowsLeftOut out;
  if (!view.options().as_of) return out;
  const Partition& from = view.partition();
  const auto add = [&](const Table& table, const Column* date) {
    for (std::size_t row = 0; row < table.rows; ++row) {
      const Day day = date == nullptr ? kNoDay : date->day(row);
      out.later += view.is_later(day) ? 1u : 0u;
      out.undated += day == kNoDay ? 1u : 0u;
    }
  };
  add(from.lines.table, &from.lines.moment);
  for (const Table* table : {&from.feedback, &from.contacts, &from.leads, &from.spend})
    add(*table, table->find(Role::date));
  return out;
}

bool write_nothing_to_report(const Context& context, Conclusion& out) {
  if (context.rows_used > 0) return false;
  constexpr std::size_t kNamed = 3;  // files in the opening
  Text opening = say("data.nothing");
  out.section->conclusion = opening;
  for (const auto& file : context.files) {
    Text why = why_nothing(file);
    if (out.section->missing.size() < kNamed)
      opening = say("data.nothing.and", {{"what", as_text(opening)}, {"why", as_text(why)}});
    out.section->missing.push_back(std::move(why));
  }
  out.summary = std::move(opening);
  return true;
}

}  // namespace clientele
