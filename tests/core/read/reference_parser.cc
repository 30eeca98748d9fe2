#include "read/reference_parser.h"

#include <algorithm>

#include "base/utf8.h"

namespace clientele::test {
namespace {

class Reference {
 public:
  Reference(std::string_view text, Dialect dialect, const ParserLimits& limits)
      : text_(text), dialect_(dialect), limits_(limits) {}

  ReadText run() {
    while (at_ < text_.size()) read_record();
    return out_;
  }

 private:
  bool blanks() const { return dialect_.delimiter == ' '; }
  bool line_end(std::size_t i) const {
    return i == text_.size() || text_[i] == '\n' || text_[i] == '\r';
  }
  bool delimiter(std::size_t i) const {
    return text_[i] == dialect_.delimiter || (blanks() && text_[i] == '\t');
  }
  std::uint32_t line_of(std::size_t offset) const {  // line breaks before
    std::uint32_t lines = 0;
    for (std::size_t i = 0; i < offset; ++i) {
      if (text_[i] == '\r' || (text_[i] == '\n' && (i == 0 || text_[i - 1] != '\r'))) ++lines;
    }
    return lines;
  }

  void read_record() {
    ReadRecord record;
    record.line = line_of(at_);
    bool more = true;
    while (more) {
      if (blanks()) {
        while (!line_end(at_) && delimiter(at_)) ++at_;
        if (line_end(at_)) break;
      } else if (record.fields.empty() && line_end(at_)) {
        break;
      }
      record.fields.push_back(read_field(record));
      if (record.fields.size() > limits_.fields) record.fields.pop_back();
      more = !line_end(at_);
      if (more) ++at_;
    }
    if (at_ < text_.size()) {
      const bool crlf = text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n';
      at_ += crlf ? 2 : 1;
    }
    if (!record.fields.empty()) out_.records.push_back(record);
  }

  std::string read_field(const ReadRecord& record) {
    std::string value;
    bool closed = true;
    if (dialect_.quote != 0 && !line_end(at_) && text_[at_] == dialect_.quote) {
      ++at_;
      closed = read_quoted(value);
    }
    while (!line_end(at_) && !delimiter(at_)) value += text_[at_++];
    const auto place = std::min(record.fields.size(), limits_.fields - 1);
    const auto issue = [&](const char* kind) {
      out_.issues.push_back(std::string(kind) + " " + std::to_string(out_.records.size()) + " " +
                            std::to_string(record.line) + " " + std::to_string(place));
    };
    if (value.size() > limits_.field_bytes && place == record.fields.size()) {
      value = std::string(cut_utf8(value, limits_.field_bytes));
      issue("field_too_long");
    }
    if (!closed) issue("unclosed_quote");
    return value;
  }

  bool read_quoted(std::string& value) {
    while (at_ < text_.size()) {
      const char c = text_[at_++];
      if (c == dialect_.quote) {
        if (at_ == text_.size() || text_[at_] != dialect_.quote) return true;
        value += text_[at_++];
      } else if (dialect_.backslash && c == '\\') {
        const bool escape =
            at_ < text_.size() && (text_[at_] == dialect_.quote || text_[at_] == '\\');
        if (!escape) value += c;
        if (at_ < text_.size()) value += text_[at_++];
      } else {
        value += c;
      }
    }
    return false;
  }

  std::string_view text_;
  Dialect dialect_;
  ParserLimits limits_;
  std::size_t at_ = 0;
  ReadText out_;
};

}  // namespace

ReadText reference_parse(std::string_view text, Dialect dialect, const ParserLimits& limits) {
  return Reference(text, dialect, limits).run();
}

ReadText parse_in_pieces(std::string_view text, Dialect dialect, ParserLimits limits,
                         const std::vector<std::size_t>& pieces) {
  KeepingSink sink;
  DelimitedParser parser(dialect, sink, limits);
  for (std::size_t i = 0; !text.empty(); ++i) {
    const std::size_t size = pieces.empty() ? text.size() : pieces[i % pieces.size()];
    // A copy of exactly this piece, so that a sanitizer sees every step outside it.
    const std::string piece(text.substr(0, size));
    parser.feed(piece);
    text.remove_prefix(piece.size());
  }
  parser.finish();
  ReadText out;
  out.records = std::move(sink.records);
  for (const auto& issue : parser.issues()) {
    out.issues.push_back(std::string(issue_name(issue.kind)) + " " + std::to_string(issue.record) +
                         " " + std::to_string(issue.line) + " " + std::to_string(issue.field));
  }
  return out;
}

void KeepingSink::on_records(const RecordBatch& batch) {
  for (std::size_t i = 0; i < batch.size(); ++i) {
    const auto fields = batch.record(i);
    records.push_back({{fields.begin(), fields.end()}, batch.lines[i]});
  }
}

}  // namespace clientele::test
