#include "ledger/file_reader.h"

#include "base/utf8.h"

namespace clientele {
namespace {

constexpr std::size_t kSampleBytes = 96;  // an IssueSample keeps 80
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

std::vector<std::string> column_names(const Plan& plan) {
  std::vector<std::string> names;
  for (const auto& column : plan.columns) names.push_back(column.name);
  return names;
}

}  // namespace

FileReader::FileReader(std::uint32_t file, const Plan& plan, Decoder& decoder, Source& source,
                       FileFacts& facts)
    : plan_(plan),
      decoder_(decoder),
      facts_(facts),
      scanner_(plan.encoding, plan.has_bom, plan.framing, plan.dialect),
      writer_(file, plan, source, facts) {
  if (plan.framing == Framing::delimited) {
    parser_ = std::make_unique<DelimitedParser>(plan.dialect, writer_);
  } else {
    json_ = std::make_unique<JsonReader>(
        column_names(plan), JsonPlace{plan.json_path, plan.json_items, plan.skip_records}, writer_);
  }
}

void FileReader::read(std::uint64_t slice, std::uint32_t first_line, std::string_view bytes,
                      OrderRuns& runs) {
  if (bytes.empty()) return;
  writer_.begin(slice, first_line, runs);
  const std::string_view text = text_of(slice, first_line, bytes);
  if (parser_) {
    parser_->feed(text);
    parser_->finish();
    note_parser_issues(slice, first_line);
    return;
  }
  if (plan_.framing == Framing::json_lines) {
    json_->feed_lines(text);
  } else if (plan_.framing == Framing::json) {
    json_->feed_document(text);
  } else {
    json_->feed_columns(text);
  }
  note_json_issues(slice, first_line);
}

// The bytes as UTF-8. Damage is repaired, and counted where it stands.
std::string_view FileReader::text_of(std::uint64_t slice, std::uint32_t first_line,
                                     std::string_view bytes) {
  decoded_.clear();
  std::vector<std::size_t> places;
  if (plan_.encoding == Encoding::utf8) {
    if (is_utf8(bytes)) return bytes;
    append_repaired_utf8(bytes, decoded_, &places);
  } else {
    decoder_.decode(plan_.encoding, bytes, decoded_);
    for (std::size_t at = decoded_.find(kReplacement); at != std::string::npos;
         at = decoded_.find(kReplacement, at + kReplacement.size())) {
      places.push_back(at);
    }
  }
  note_damage(slice, first_line, places);
  return decoded_;
}

// One pass over the text, however much of it is damaged.
void FileReader::note_damage(std::uint64_t slice, std::uint32_t first_line,
                             const std::vector<std::size_t>& places) {
  const std::string_view text = decoded_;
  std::uint32_t line = first_line;
  std::size_t line_begin = 0, seen = 0;
  for (const std::size_t at : places) {
    for (; seen < at; ++seen) {
      const bool after_cr = seen > 0 && text[seen - 1] == '\r';
      if (text[seen] != '\n' && text[seen] != '\r') continue;
      line += text[seen] == '\n' && after_cr ? 0u : 1u;
      line_begin = seen + 1;
    }
    // A sample is short; a line may be a megabyte.
    const auto sample = text.substr(line_begin, kSampleBytes);
    facts_.issues.add(IssueKind::invalid_bytes, -1, {slice, line},
                      sample.substr(0, sample.find_first_of("\r\n")));
  }
}

void FileReader::note_parser_issues(std::uint64_t slice, std::uint32_t first_line) {
  const auto& issues = parser_->issues();
  for (; parser_issues_ < issues.size(); ++parser_issues_) {
    const ParserIssue& issue = issues[parser_issues_];
    if (issue.kind == IssueKind::unclosed_quote && !at_end_) continue;
    facts_.issues.add(issue.kind, static_cast<std::int32_t>(issue.field),
                      {slice, first_line + issue.line}, "");
  }
}

void FileReader::note_json_issues(std::uint64_t slice, std::uint32_t first_line) {
  for (const JsonIssue& issue : json_->take_issues()) {
    facts_.issues.add(issue.kind, -1, {slice, first_line + issue.line},
                      issue.path.empty() ? issue.text : issue.path + ": " + issue.text);
    if (issue.kind == IssueKind::syntax_error) {
      ++facts_.rows;
      ++facts_.set_aside;
    }
  }
}

}  // namespace clientele
