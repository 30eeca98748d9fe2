#include "read/json_reader.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "read/json_outline.h"
#include "read/json_rows.h"
#include "read/json_walk.h"
#include "read/record_batch.h"

namespace clientele {
namespace {

namespace ondemand = simdjson::ondemand;

constexpr std::size_t kBatchRecords = 512;
constexpr std::size_t kSampleBytes = 40;
constexpr std::string_view kBom = "\xEF\xBB\xBF";

std::string_view without_bom(std::string_view utf8) {
  return utf8.starts_with(kBom) ? utf8.substr(kBom.size()) : utf8;
}

std::string dotted(const JsonPath& path) {
  std::string out;
  for (const auto& key : path) out += (out.empty() ? "" : ".") + key;
  return out;
}

// Counts lines up to places that are asked for in ascending order.
class LineCounter {
 public:
  explicit LineCounter(std::string_view text) : text_(text) {}
  std::string line_of(std::size_t place) {
    line_ += static_cast<std::size_t>(
        std::count(text_.begin() + static_cast<std::ptrdiff_t>(seen_),
                   text_.begin() + static_cast<std::ptrdiff_t>(std::max(seen_, place)), '\n'));
    seen_ = std::max(seen_, place);
    return "L" + std::to_string(line_);
  }

 private:
  std::string_view text_;
  std::size_t seen_ = 0, line_ = 1;
};

}  // namespace

struct JsonReader::State {
  State(std::vector<std::string> columns, JsonPlace where, RecordSink& sink)
      : place(std::move(where)),
        rows(std::move(columns), false, place.items),
        batch(sink, kBatchRecords) {}

  JsonPlace place;
  JsonRows rows;
  BatchBuilder batch;
  JsonText json;
  std::vector<JsonIssue> issues;

  struct Failure {
    std::size_t at = 0;  // in the piece
    std::string path, sample;
  };
  std::optional<Failure> walk(std::string_view piece, JsonVisitor& visitor);
  void keep(std::uint32_t line, const std::string& path);
  void fail(std::uint32_t line, std::string path, std::string sample) {
    issues.push_back({IssueKind::syntax_error, line, std::move(path), std::move(sample)});
  }
  class Document;
  class Columns;
};

// What stands where it is wrong is said in the file's own characters.
std::optional<JsonReader::State::Failure> JsonReader::State::walk(std::string_view piece,
                                                                  JsonVisitor& visitor) {
  const auto said = [piece](std::string_view reason) {
    const std::string_view line = piece.substr(0, piece.find_first_of("\r\n"));
    return std::string(reason) + ": " + std::string(cut_utf8(line, kSampleBytes));
  };
  if (piece[0] != '{' && piece[0] != '[')
    return Failure{0, "", said("neither an object nor an array")};
  json.assign(piece);
  ondemand::document document;
  if (const auto code = json.document().get(document))
    return Failure{0, "", said(simdjson::error_message(code))};
  const auto failure = walk_json(document, visitor);
  if (!failure) return {};
  const std::string_view found = json.excerpt(document);
  return Failure{json.place(document), failure->path,
                 found.empty() ? said(failure->reason) : std::string(found)};
}

// What has been walked whole becomes records.
void JsonReader::State::keep(std::uint32_t line, const std::string& path) {
  if (!rows.surplus().empty())
    issues.push_back({IssueKind::too_many_fields, line, path, rows.surplus()});
  if (!rows.lone_surrogate().empty())
    issues.push_back({IssueKind::invalid_bytes, line, path, rows.lone_surrogate()});
  const std::size_t width = rows.columns().size();
  for (std::size_t row = 0; row < rows.rows(); ++row) {
    std::string_view* field = batch.room(0, width);
    for (std::size_t i = 0; i < width; ++i) field[i] = batch.arena().copy(rows.text(row, i));
    batch.end_record(width, line);
  }
}

JsonReader::JsonReader(std::vector<std::string> columns, JsonPlace place, RecordSink& sink)
    : state_(std::make_unique<State>(std::move(columns), std::move(place), sink)) {}
JsonReader::~JsonReader() = default;

void JsonReader::feed_lines(std::string_view utf8) {
  State& s = *state_;
  utf8 = without_bom(utf8);
  std::uint32_t line = 0;
  for (std::size_t begin = 0; begin < utf8.size(); ++line) {
    const std::size_t end = std::min(utf8.find('\n', begin), utf8.size());
    const std::string_view content = utf8.substr(begin, end - begin);
    begin = end + 1;
    const std::size_t first = content.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) continue;
    const std::string_view piece = content.substr(first);
    s.rows.begin(piece[0] == '[');
    if (auto failure = s.walk(piece, s.rows)) {
      s.fail(line, std::move(failure->path), std::move(failure->sample));
    } else {
      s.keep(line, "");
    }
  }
  s.batch.flush();
}

// The elements of the arrays at the path. Of other arrays, how many objects they hold.
class JsonReader::State::Document final : public JsonOutline {
 public:
  Document(State& state, std::string_view text)
      : s_(state), text_(text), lines_(text), path_(dotted(state.place.path)) {}

  void on_array(const JsonPath& path) override {
    wanted_ = path == s_.place.path;
    found_ = found_ || wanted_;
    // Where records stand in nothing, arrays in them are theirs.
    others_ = wanted_ || s_.place.path.empty() ? nullptr : &other_[path];
  }
  void on_element(const JsonPiece& piece) override {
    if (wanted_) {
      read(piece);
    } else if (others_ != nullptr && text_[piece.begin] == '{') {
      ++*others_;
    }
  }
  void on_array_end(const JsonPiece& piece) override {
    if (wanted_ && !piece.whole) break_off(piece.end);
  }
  void on_root(const JsonPiece& piece) override {
    const bool is_record = s_.place.path.empty() || text_[piece.begin] != '{';
    if (is_record) return read(piece);
    if (!piece.whole) break_off(piece.end);
  }
  void end() {
    if (!found_ && !broken_) s_.fail(0, "L1", "no array at: " + path_);
    for (const auto& [path, objects] : other_) {
      if (objects > 0)
        s_.issues.push_back({IssueKind::other_table, 0, dotted(path), std::to_string(objects)});
    }
  }

 private:
  void read(const JsonPiece& piece) {
    found_ = true;
    const std::uint32_t ordinal = ordinal_++;
    if (ordinal < s_.place.skip_records) return;
    const std::string_view text = text_.substr(piece.begin, piece.end - piece.begin);
    const std::string path = path_ + json_index(ordinal);
    s_.rows.begin(text[0] == '[');
    if (auto failure = s_.walk(text, s_.rows)) {
      s_.fail(ordinal, lines_.line_of(piece.begin + failure->at) + " " + path + failure->path,
              std::move(failure->sample));
      broken_ = broken_ || piece.end == text_.size();
    } else {
      s_.keep(ordinal, path);
    }
  }
  // Said once, and not where the record that is cut has been said.
  void break_off(std::size_t place) {
    if (!broken_) s_.fail(ordinal_, lines_.line_of(place), "ends here");
    broken_ = true;
  }

  State& s_;
  std::string_view text_;
  LineCounter lines_;
  std::string path_;
  std::uint32_t ordinal_ = 0;
  bool wanted_ = false, found_ = false, broken_ = false;
  std::map<JsonPath, std::uint64_t> other_;
  std::uint64_t* others_ = nullptr;
};

void JsonReader::feed_document(std::string_view utf8) {
  utf8 = without_bom(utf8);
  State::Document document(*state_, utf8);
  outline_json(utf8, document);
  document.end();
  state_->batch.flush();
}

// The values of an array one after the other; what is nested in one is joined.
class JsonReader::State::Columns final : public JsonOutline, public JsonVisitor {
 public:
  Columns(State& state, std::string_view text)
      : s_(state), text_(text), lines_(text), values_(state.rows.columns().size()) {}

  void on_array(const JsonPath& path) override {
    const JsonPath& object = s_.place.path;
    at_ = nullptr;
    if (path.size() != object.size() + 1 || !std::equal(object.begin(), object.end(), path.begin()))
      return;
    const auto& names = s_.rows.columns();
    const auto found = std::find(names.begin(), names.end(), path.back());
    if (found != names.end()) {
      at_ = &values_[static_cast<std::size_t>(found - names.begin())];
    } else {
      s_.issues.push_back({IssueKind::too_many_fields, 0, dotted(object), path.back()});
    }
    name_ = path.back();
  }
  void on_element(const JsonPiece&) override {}
  void on_array_end(const JsonPiece& piece) override {
    if (at_ == nullptr) return;
    if (auto failure = s_.walk(text_.substr(piece.begin, piece.end - piece.begin), *this)) {
      s_.fail(static_cast<std::uint32_t>(at_->size()),
              lines_.line_of(piece.begin + failure->at) + " " + name_ + failure->path,
              std::move(failure->sample));
    }
  }
  void on_root(const JsonPiece&) override {}

  void on_value(std::string_view name, std::string_view text, std::size_t) override {
    std::string& value = value_at(name);
    if (!value.empty()) value += ';';
    value += text;
  }
  void on_nothing(std::string_view name) override { value_at(name); }
  void on_lone_surrogate(std::string_view name) override {
    value_at(name);
    s_.issues.push_back({IssueKind::invalid_bytes, static_cast<std::uint32_t>(at_->size() - 1),
                         name_ + "[" + std::string(name) + "]", ""});
  }

  void end() {
    std::size_t records = 0;
    for (const auto& column : values_) records = std::max(records, column.size());
    if (records == 0) s_.fail(0, "L1", "no arrays at: " + dotted(s_.place.path));
    for (std::size_t row = 0; row < records; ++row) {
      const auto line = static_cast<std::uint32_t>(row);
      std::string_view* field = s_.batch.room(0, values_.size());
      const std::string* lacking = nullptr;
      for (std::size_t i = 0; i < values_.size(); ++i) {
        const bool there = row < values_[i].size();
        field[i] = there ? s_.batch.arena().copy(values_[i][row]) : std::string_view();
        if (!there && lacking == nullptr) lacking = &s_.rows.columns()[i];
      }
      if (lacking != nullptr)
        s_.issues.push_back({IssueKind::too_few_fields, line, json_index(row), *lacking});
      s_.batch.end_record(values_.size(), line);
    }
  }

 private:
  std::string& value_at(std::string_view place) {
    std::size_t i = 0;
    std::from_chars(place.data(), place.data() + place.size(), i);
    if (at_->size() < i) at_->resize(i);
    return (*at_)[i - 1];
  }
  State& s_;
  std::string_view text_;
  LineCounter lines_;
  std::vector<std::vector<std::string>> values_;  // by column
  std::vector<std::string>* at_ = nullptr;        // the column under way
  std::string name_;
};

void JsonReader::feed_columns(std::string_view utf8) {
  utf8 = without_bom(utf8);
  State::Columns columns(*state_, utf8);
  outline_json(utf8, columns);
  columns.end();
  state_->batch.flush();
}

std::vector<JsonIssue> JsonReader::take_issues() { return std::exchange(state_->issues, {}); }

}  // namespace clientele
