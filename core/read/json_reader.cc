#include "read/json_reader.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

#include "base/utf8.h"
#include "read/json_walk.h"
#include "read/record_batch.h"

namespace clientele {
namespace {

namespace ondemand = simdjson::ondemand;

constexpr std::size_t kBatchRecords = 512;
constexpr std::size_t kSampleBytes = 80;

// Puts the values of one object into the fields of their columns.
class RecordMaker : public JsonVisitor {
 public:
  RecordMaker(std::vector<std::string> columns, RecordSink& sink)
      : columns_(std::move(columns)),
        batch_(sink, kBatchRecords),
        values_(columns_.size()),
        joined_(columns_.size()) {
    for (std::size_t i = 0; i < columns_.size(); ++i) index_.emplace(columns_[i], i);
  }

  void begin() {
    for (auto& value : values_) value = {};
    for (auto& text : joined_) text.clear();
    filled_.assign(columns_.size(), false);
    unknown_.clear();
    next_ = 0;
  }
  void end(std::uint32_t line) {
    std::string_view* field = batch_.room(0, values_.size());
    for (std::size_t i = 0; i < values_.size(); ++i) {
      field[i] = joined_[i].empty() ? values_[i] : batch_.arena().copy(joined_[i]);
    }
    batch_.end_record(values_.size(), line);
  }
  void flush() { batch_.flush(); }
  const std::string& unknown() const { return unknown_; }

  void on_value(std::string_view name, std::string_view text) override {
    const std::size_t i = column(name);
    if (i == columns_.size()) return;
    if (!filled_[i]) {
      values_[i] = batch_.arena().copy(text);
      filled_[i] = true;
      return;
    }
    // Another of an array: these grow in a string of their own.
    if (joined_[i].empty()) joined_[i] = values_[i];
    joined_[i] += ';';
    joined_[i] += text;
  }
  void on_nothing(std::string_view name) override { column(name); }

 private:
  // Names mostly come in the order of the columns.
  std::size_t column(std::string_view name) {
    if (next_ < columns_.size() && columns_[next_] == name) return next_++;
    const auto found = index_.find(name);
    if (found == index_.end()) {
      if (unknown_.empty()) unknown_ = cut_utf8(name, kSampleBytes);
      return columns_.size();
    }
    next_ = found->second + 1;
    return found->second;
  }

  std::vector<std::string> columns_;
  std::unordered_map<std::string_view, std::size_t> index_;  // looked up only, never walked
  BatchBuilder batch_;
  std::vector<std::string_view> values_;
  std::vector<std::string> joined_;
  std::vector<bool> filled_;
  std::string unknown_;
  std::size_t next_ = 0;
};

}  // namespace

struct JsonReader::State {
  State(std::vector<std::string> columns, RecordSink& sink) : maker(std::move(columns), sink) {}

  RecordMaker maker;
  JsonText text;
  std::vector<JsonIssue> issues;

  std::uint32_t read_records = 0;

  void keep(std::uint32_t line, const std::string& path);
  // One object, which is the record of `line`; false where what follows cannot be trusted.
  bool read(ondemand::document& document, ondemand::object object, std::uint32_t line,
            const std::string& path);
  void read_line(std::size_t begin, std::size_t size, std::uint32_t line);
  void read_array(ondemand::document& document, ondemand::array array, const std::string& path);
  std::optional<JsonIssue> read_document(const std::vector<std::string>& path);
  void fail(std::uint32_t line, const std::string& path, std::string_view reason) {
    issues.push_back({IssueKind::syntax_error, line, path, std::string(reason)});
  }
  // What stands where it is wrong, in the file's own characters; the parser's words where that is
  // not known.
  std::string what(ondemand::document& document, std::string_view reason) const {
    std::string found = text.excerpt(document);
    return found.empty() ? std::string(reason) : found;
  }
  // Where a document is wrong: the line, too, for its records have no lines of their own.
  std::string place(ondemand::document& document, const std::string& path) const {
    std::string out("L");
    out += std::to_string(text.line_of(document) + 1);
    if (!path.empty()) out += " " + path;
    return out;
  }
};

// The object under the reader has been walked whole: it becomes a record.
void JsonReader::State::keep(std::uint32_t line, const std::string& path) {
  if (!maker.unknown().empty()) {
    issues.push_back({IssueKind::too_many_fields, line, path, maker.unknown()});
  }
  maker.end(line);
  ++read_records;
}

bool JsonReader::State::read(ondemand::document& document, ondemand::object object,
                             std::uint32_t line, const std::string& path) {
  maker.begin();
  if (const auto failure = walk_json(object, maker)) {
    fail(line, place(document, path + failure->path), what(document, failure->reason));
    return false;
  }
  keep(line, path);
  return true;
}

// Emitted only once the whole line has proved to be JSON.
void JsonReader::State::read_line(std::size_t begin, std::size_t size, std::uint32_t line) {
  ondemand::document document;
  ondemand::object object;
  auto code = text.document(begin, size).get(document);
  if (!code) code = document.get_object().get(object);
  if (code) return fail(line, "", simdjson::error_message(code));
  maker.begin();
  if (const auto failure = walk_json(object, maker)) {
    return fail(line, failure->path, what(document, failure->reason));
  }
  if (!document.at_end()) return fail(line, "", "more than one value on a line");
  keep(line, "");
}

void JsonReader::State::read_array(ondemand::document& document, ondemand::array array,
                                   const std::string& path) {
  std::uint32_t ordinal = 0;
  for (auto element : array) {
    const std::string element_path = path + json_index(ordinal);
    ondemand::value value;
    ondemand::json_type type;
    auto code = element.get(value);
    if (!code) code = value.type().get(type);
    if (code) {
      return fail(ordinal, place(document, element_path),
                  what(document, simdjson::error_message(code)));
    }
    ondemand::object object;
    if (type != ondemand::json_type::object) {
      fail(ordinal, place(document, element_path), what(document, "not an object"));
    } else if (value.get_object().get(object) || !read(document, object, ordinal, element_path)) {
      return;
    }
    ++ordinal;
  }
}

JsonReader::JsonReader(std::vector<std::string> columns, RecordSink& sink)
    : state_(std::make_unique<State>(std::move(columns), sink)) {}
JsonReader::~JsonReader() = default;

void JsonReader::feed_lines(std::string_view utf8) {
  state_->text.assign(utf8);
  std::uint32_t line = 0;
  for (std::size_t begin = 0; begin < utf8.size(); ++line) {
    const std::size_t end = std::min(utf8.find('\n', begin), utf8.size());
    const auto content = utf8.substr(begin, end - begin);
    if (content.find_first_not_of(" \t\r") != std::string_view::npos) {
      state_->read_line(begin, content.size(), line);
    }
    begin = end + 1;
  }
  state_->maker.flush();
}

// What could not even be begun, so that no record was read; nothing where reading began.
std::optional<JsonIssue> JsonReader::State::read_document(const std::vector<std::string>& path) {
  const auto failed = [&](ondemand::document& at, const std::string& where,
                          simdjson::error_code code) {
    return JsonIssue{IssueKind::syntax_error, 0, place(at, where),
                     what(at, simdjson::error_message(code))};
  };
  ondemand::document document;
  if (const auto code = text.document(0, text.text().size()).get(document)) {
    return JsonIssue{IssueKind::syntax_error, 0, "L1", simdjson::error_message(code)};
  }
  ondemand::object object;
  ondemand::array array;
  ondemand::json_type type;
  std::string place;
  auto code = document.type().get(type);
  if (path.empty()) {
    if (!code && type == ondemand::json_type::array) {
      code = document.get_array().get(array);
    } else if (!code) {
      code = document.get_object().get(object);
    }
  } else {
    ondemand::value value;
    for (std::size_t i = 0; i < path.size() && !code; ++i) {
      place += (i == 0 ? "" : ".") + path[i];
      code = i == 0 ? document.find_field_unordered(path[i]).get(value)
                    : value.find_field_unordered(path[i]).get(value);
    }
    if (!code) code = value.type().get(type);
    if (!code) {
      code = type == ondemand::json_type::array ? value.get_array().get(array)
                                                : value.get_object().get(object);
    }
  }
  if (code) return failed(document, place, code);
  if (type == ondemand::json_type::array) {
    read_array(document, array, place);
  } else {
    read(document, object, 0, place);
  }
  return std::nullopt;
}

// A document that ends too early, or inside a string, is not read at all as it stands: then what is
// whole of it is read, and the record it breaks off in is said.
void JsonReader::feed_document(std::string_view utf8, const std::vector<std::string>& path) {
  State& s = *state_;
  s.text.assign(utf8);
  if (auto issue = s.read_document(path)) {
    const std::string whole = close_cut(utf8);
    s.text.assign(whole);
    const auto again = whole.empty() ? issue : s.read_document(path);
    if (!again && s.read_records > 0) {
      issue->line = s.read_records;
      issue->path = "L" + std::to_string(1 + std::count(whole.begin(), whole.end(), '\n'));
    }
    s.issues.push_back(std::move(*issue));
  }
  s.maker.flush();
}

std::vector<JsonIssue> JsonReader::take_issues() { return std::exchange(state_->issues, {}); }

}  // namespace clientele
