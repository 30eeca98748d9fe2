#include "report/issues_csv.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "analyses/words.h"
#include "report/csv.h"

namespace clientele {
namespace {

constexpr std::array kHeadings = {"file", "line", "column", "value", "rule", "issue", "treatment"};
constexpr std::array kTreatments = {"effect.flag", "effect.value", "effect.row"};

struct Found {
  IssueKind kind;
  std::int32_t column;
  const IssueSample* sample;
  bool operator<(const Found& other) const {
    return std::tie(sample->at, kind, column) <
           std::tie(other.sample->at, other.kind, other.column);
  }
};

class Writer {
 public:
  Writer(const Context& context, Language language) : context_(context), language_(language) {
    for (std::size_t i = 0; i < issue_kinds(); ++i) {
      const auto kind = static_cast<IssueKind>(i);
      issues_.push_back(render(say("issue." + std::string(issue_name(kind))), language));
    }
    for (const char* heading : kHeadings) csv_.text(heading);
    csv_.end_row();
  }

  void file(const FileReport& file) {
    std::vector<Found> found;
    for (const auto& [key, entry] : file.issues.entries())
      for (const auto& sample : entry.samples) found.push_back({key.first, key.second, &sample});
    std::sort(found.begin(), found.end());
    for (const auto& one : found) {
      begin(file, std::to_string(file.line_of(one.sample->at)), one.column);
      value(one.sample->value);
      end(one.kind);
    }
    for (const auto& [key, entry] : file.issues.entries()) {
      if (entry.count <= entry.samples.size()) continue;
      const auto more = static_cast<double>(entry.count - entry.samples.size());
      begin(file, {}, key.second);
      csv_.text(render(say("data.issues.more", {{"n", Number{more, Unit::count}}}), language_));
      end(key.first);
    }
  }

  std::string take() { return csv_.take(); }

 private:
  void begin(const FileReport& file, const std::string& line, std::int32_t column) {
    csv_.text(file.plan.file);
    if (line.empty()) {
      csv_.empty();
    } else {
      csv_.number(line);
    }
    const auto at = static_cast<std::size_t>(column);
    if (column < 0 || at >= file.plan.columns.size()) {
      csv_.empty();
    } else {
      csv_.text(file.plan.columns[at].name);
    }
  }

  // A negative amount stays a number.
  void value(std::string_view text) {
    if (!text.empty() && text.find_first_not_of("-.0123456789") == std::string_view::npos &&
        text.find('-', 1) == std::string_view::npos) {
      csv_.number(text);
    } else {
      csv_.text(text);
    }
  }

  void end(IssueKind kind) {
    csv_.text(issue_name(kind));
    csv_.text(issues_[static_cast<std::size_t>(kind)]);
    csv_.text(render(say(kTreatments[static_cast<std::size_t>(context_.effect(kind))]), language_));
    csv_.end_row();
  }

  const Context& context_;
  Language language_;
  CsvWriter csv_;
  std::vector<std::string> issues_;
};

}  // namespace

std::string issues_csv(const Context& context, Language language) {
  Writer writer(context, language);
  for (const auto& file : context.files) writer.file(file);
  return writer.take();
}

}  // namespace clientele
