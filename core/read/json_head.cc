// The head of a JSON file: where records may be, and their columns. It is looked through twice: for
// what arrays there are, then for what stands in those that hold most.
#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "read/json_outline.h"
#include "read/json_reader.h"
#include "read/json_rows.h"
#include "read/json_walk.h"

namespace clientele {
namespace {

namespace ondemand = simdjson::ondemand;

constexpr std::size_t kMostTables = 8;                    // looked into
constexpr std::size_t kMostItems = 3;                     // arrays of objects in the records of one
constexpr std::size_t kMostPaths = 10'000;                // told apart
constexpr std::size_t kMostCells = std::size_t{1} << 20;  // kept of a table
constexpr std::size_t kWalked = std::size_t{4} << 20;     // bytes of one that give its columns

// What stands at a path.
struct Contents {
  std::uint64_t objects = 0, arrays = 0, scalars = 0;  // elements
  std::uint64_t fields = 0;                            // of the object there
  std::uint64_t columns = 0;                           // of these, arrays of scalars alone
};
using Paths = std::map<JsonPath, Contents>;

class Survey final : public JsonOutline {
 public:
  explicit Survey(std::string_view text) : text_(text) {}

  void on_field(const JsonPath& path) override { ++at(path).fields; }
  void on_array(const JsonPath& path) override {
    path_ = path;
    array_ = {};
  }
  void on_element(const JsonPiece& piece) override {
    const char c = text_[piece.begin];
    if (piece.whole) ++(c == '{' ? array_.objects : c == '[' ? array_.arrays : array_.scalars);
  }
  void on_array_end(const JsonPiece&) override {
    Contents& all = at(path_);
    all.objects += array_.objects;
    all.arrays += array_.arrays;
    all.scalars += array_.scalars;
    if (path_.empty() || array_.scalars == 0 || array_.objects + array_.arrays > 0) return;
    path_.pop_back();
    ++at(path_).columns;
  }
  void on_root(const JsonPiece& piece) override {
    if (piece.whole && text_[piece.begin] == '{') ++roots;
  }

  Paths paths;
  std::uint64_t roots = 0;  // objects that stand in nothing

 private:
  Contents& at(const JsonPath& path) {
    const auto found = paths.find(path);
    if (found != paths.end()) return found->second;
    return paths.size() < kMostPaths ? paths[path] : rest_;
  }
  std::string_view text_;
  JsonPath path_;
  Contents array_;  // of the one under way
  Contents rest_;
};

// Every name that occurs, and the values of the first records.
class HeadMaker {
 public:
  HeadMaker(std::string items, std::size_t max_records)
      : rows_({}, true, std::move(items)), max_records_(max_records) {}

  void add(std::string_view piece) {
    if (walked_ > kWalked || (piece[0] != '{' && piece[0] != '[')) return;
    walked_ += piece.size();
    json_.assign(piece);
    ondemand::document document;
    rows_.begin(piece[0] == '[');
    if (json_.document().get(document) || walk_json(document, rows_)) return;
    for (std::size_t row = 0; row < rows_.rows() && records_.size() < max_records_; ++row) {
      records_.emplace_back();
      for (std::size_t i = 0; i < rows_.columns().size(); ++i)
        records_.back().emplace_back(rows_.text(row, i));
    }
  }
  // A column's values, records one after the other.
  void add_column(const std::string& name, std::string_view piece) {
    HeadMaker values("", 1);
    values.add(piece);
    names_.push_back(name);
    if (values.records_.empty()) return;
    auto& column = values.records_.front();
    for (std::size_t i = 0; i < std::min(column.size(), max_records_); ++i) {
      if (records_.size() <= i) records_.emplace_back();
      records_[i].resize(names_.size() - 1);
      records_[i].push_back(std::move(column[i]));
    }
  }
  void fill(JsonTable& table) {
    table.columns = names_.empty() ? rows_.columns() : names_;
    table.records = std::move(records_);
    const std::size_t most = kMostCells / std::max<std::size_t>(1, table.columns.size());
    table.records.resize(std::min(table.records.size(), most));
    for (auto& record : table.records) record.resize(table.columns.size());
  }
  const std::set<std::string, std::less<>>& arrays() const { return rows_.arrays(); }

 private:
  JsonRows rows_;
  JsonText json_;
  std::vector<std::string> names_;  // of columns given whole
  std::vector<std::vector<std::string>> records_;
  std::size_t max_records_, walked_ = 0;
};

// What stands in tables whose places are known.
class Look final : public JsonOutline {
 public:
  Look(std::string_view text, std::vector<JsonTable>& tables, std::size_t max_records)
      : text_(text), tables_(tables), max_records_(max_records) {
    for (const auto& table : tables)
      makers_.push_back(std::make_unique<HeadMaker>(table.place.items, max_records));
  }

  void on_array(const JsonPath& path) override {
    wanting_.clear();
    path_ = path;
    elements_ = 0;
    for (std::size_t i = 0; i < tables_.size(); ++i) {
      if (tables_[i].framing == Framing::json && tables_[i].place.path == path)
        wanting_.push_back(makers_[i].get());
    }
  }
  void on_element(const JsonPiece& piece) override {
    if (!piece.whole) return;
    for (HeadMaker* maker : wanting_) maker->add(text_of(piece));
    if (elements_++ < max_records_) looked_at_ = piece.end;
  }
  void on_array_end(const JsonPiece& piece) override {
    if (!piece.whole || path_.empty()) return;
    const std::string name = path_.back();
    path_.pop_back();
    for (std::size_t i = 0; i < tables_.size(); ++i) {
      if (tables_[i].framing != Framing::json_columns || tables_[i].place.path != path_) continue;
      makers_[i]->add_column(name, std::string(text_of({piece.begin, looked_at_, true})) + "]");
    }
  }
  void on_root(const JsonPiece& piece) override {
    if (!piece.whole) return;
    for (std::size_t i = 0; i < tables_.size(); ++i) {
      if (tables_[i].framing == Framing::json && tables_[i].place.path.empty())
        makers_[i]->add(text_of(piece));
    }
  }
  std::vector<std::unique_ptr<HeadMaker>>& makers() { return makers_; }

 private:
  std::string_view text_of(const JsonPiece& piece) const {
    return text_.substr(piece.begin, piece.end - piece.begin);
  }
  std::string_view text_;
  const std::vector<JsonTable>& tables_;
  std::size_t max_records_;
  std::vector<std::unique_ptr<HeadMaker>> makers_;  // by table
  JsonPath path_;
  std::vector<HeadMaker*> wanting_;
  std::size_t elements_ = 0, looked_at_ = 0;  // of the array under way
};

std::vector<JsonTable> tables_of(const Survey& survey) {
  std::vector<JsonTable> tables;
  const auto add = [&](Framing framing, const JsonPath& path, bool of_rows, std::uint64_t size) {
    JsonTable table;
    table.framing = framing;
    table.place.path = path;
    table.of_rows = of_rows;
    table.elements = size;
    tables.push_back(std::move(table));
  };
  for (const auto& [path, held] : survey.paths) {
    const bool of_rows = held.arrays > held.objects;
    if (held.objects + held.arrays > 0)
      add(Framing::json, path, of_rows, of_rows ? held.arrays : held.objects);
    if (held.fields > 1 && held.columns == held.fields) add(Framing::json_columns, path, false, 1);
  }
  const bool in_nothing = survey.roots > 1 || (survey.roots == 1 && tables.empty());
  const bool has_root_array = !tables.empty() && tables[0].place.path.empty();
  if (in_nothing && !has_root_array) add(Framing::json, {}, false, survey.roots);
  std::stable_sort(tables.begin(), tables.end(),
                   [](const JsonTable& a, const JsonTable& b) { return a.elements > b.elements; });
  if (tables.size() > kMostTables) tables.resize(kMostTables);
  return tables;
}

void look_into_lines(std::string_view utf8, std::vector<std::unique_ptr<HeadMaker>>& makers) {
  for (std::size_t begin = 0; begin < utf8.size();) {
    const std::size_t end = std::min(utf8.find('\n', begin), utf8.size());
    const std::string_view line = utf8.substr(begin, end - begin);
    const std::size_t first = line.find_first_not_of(" \t\r");
    begin = end + 1;
    if (first == std::string_view::npos) continue;
    for (auto& maker : makers) maker->add(line.substr(first));
  }
}

// Fills the tables, and returns the names of arrays of objects in the records of each.
std::vector<std::set<std::string, std::less<>>> look_into(std::string_view utf8, Framing framing,
                                                          std::vector<JsonTable>& tables,
                                                          std::size_t max_records) {
  Look look(utf8, tables, max_records);
  if (framing == Framing::json_lines) {
    look_into_lines(utf8, look.makers());
  } else {
    outline_json(utf8, look);
  }
  std::vector<std::set<std::string, std::less<>>> arrays;
  for (std::size_t i = 0; i < tables.size(); ++i) {
    look.makers()[i]->fill(tables[i]);
    arrays.push_back(look.makers()[i]->arrays());
  }
  return arrays;
}

}  // namespace

std::vector<JsonTable> read_json_head(std::string_view utf8, Framing framing,
                                      std::size_t max_records) {
  std::vector<JsonTable> tables;
  if (framing == Framing::json_lines) {
    tables.emplace_back().framing = framing;
    const std::size_t first = utf8.find_first_not_of(" \t\r\n");
    tables[0].of_rows = first != std::string_view::npos && utf8[first] == '[';
  } else {
    Survey survey(utf8);
    outline_json(utf8, survey);
    tables = tables_of(survey);
  }
  const auto arrays = look_into(utf8, framing, tables, max_records);
  std::vector<JsonTable> by_item;
  for (std::size_t i = 0; i < tables.size(); ++i) {
    std::size_t count = 0;
    for (const auto& name : arrays[i]) {
      if (count++ == kMostItems) break;
      JsonTable& table = by_item.emplace_back();
      table.framing = tables[i].framing;
      table.place.path = tables[i].place.path;
      table.place.items = name;
      table.elements = tables[i].elements;
    }
  }
  if (by_item.empty()) return tables;
  look_into(utf8, framing, by_item, max_records);
  tables.insert(tables.end(), std::make_move_iterator(by_item.begin()),
                std::make_move_iterator(by_item.end()));
  return tables;
}

}  // namespace clientele
