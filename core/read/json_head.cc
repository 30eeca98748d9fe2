// The head of a JSON file: where its records are, and their columns. A head is rarely whole JSON,
// so it is first cut back to the last complete element of the records' array, and closed.
#include <algorithm>
#include <map>
#include <utility>

#include "read/json_reader.h"
#include "read/json_walk.h"

namespace clientele {
namespace {

namespace ondemand = simdjson::ondemand;

constexpr std::size_t kPathDepth = 8;  // keys to the records' array, at most

// Finds the array that holds most objects among those reachable through keys alone. Where the text
// is no JSON the search ends: simdjson's iterators are void after an error.
class PathFinder {
 public:
  bool look(ondemand::object object, std::size_t depth) {
    for (auto field : object) {
      std::string_view key;
      ondemand::value value;
      ondemand::json_type type;
      if (field.unescaped_key(true).get(key)) return false;
      keys_.emplace_back(key);
      if (field.value().get(value) || value.type().get(type)) return false;
      ondemand::object inner;
      ondemand::array array;
      if (type == ondemand::json_type::object && depth < kPathDepth) {
        if (value.get_object().get(inner) || !look(inner, depth + 1)) return false;
      } else if (type == ondemand::json_type::array) {
        if (value.get_array().get(array) || !consider(array)) return false;
      }
      keys_.pop_back();
    }
    return true;
  }
  std::vector<std::string> best;

 private:
  bool consider(ondemand::array array) {
    std::size_t objects = 0;
    for (auto element : array) {
      ondemand::json_type type;
      if (element.type().get(type)) return false;
      if (type == ondemand::json_type::object) ++objects;
    }
    if (objects > most_) {
      most_ = objects;
      best = keys_;
    }
    return true;
  }
  std::vector<std::string> keys_;
  std::size_t most_ = 0;
};

// Every name that occurs, and the values of the first records.
class HeadMaker : public JsonVisitor {
 public:
  explicit HeadMaker(JsonHead& head) : head_(head) {}
  void on_value(std::string_view name, std::string_view text) override {
    std::string& value = field(name);
    if (!filled_[last_]) {
      value = text;
      filled_[last_] = true;
    } else {
      value += ';';
      value += text;
    }
  }
  void on_nothing(std::string_view name) override { field(name); }

  void begin() { filled_.assign(head_.columns.size(), false), values_.assign(filled_.size(), {}); }
  void end(std::size_t max_records) {
    if (head_.records.size() < max_records) head_.records.push_back(values_);
  }

 private:
  std::string& field(std::string_view name) {
    const auto [place, added] = index_.try_emplace(std::string(name), head_.columns.size());
    if (added) {
      head_.columns.emplace_back(name);
      values_.emplace_back();
      filled_.push_back(false);
    }
    last_ = place->second;
    return values_[last_];
  }
  JsonHead& head_;
  std::map<std::string, std::size_t, std::less<>> index_;
  std::vector<std::string> values_;
  std::vector<bool> filled_;
  std::size_t last_ = 0;
};

// False after an error, when nothing more can be read of the document.
bool read_object(simdjson::simdjson_result<ondemand::object> found, HeadMaker& maker,
                 std::size_t max_records) {
  ondemand::object object;
  if (std::move(found).get(object)) return false;
  maker.begin();
  if (walk_json(object, maker)) return false;
  maker.end(max_records);
  return true;
}

void read_lines(std::string_view utf8, HeadMaker& maker, std::size_t max_records) {
  JsonText text;
  text.assign(utf8);
  for (std::size_t begin = 0; begin < utf8.size();) {
    const std::size_t end = std::min(utf8.find('\n', begin), utf8.size());
    ondemand::document document;
    if (!text.document(begin, end - begin).get(document)) {
      read_object(document.get_object(), maker, max_records);
    }
    begin = end + 1;
  }
}

void read_array(ondemand::array array, HeadMaker& maker, std::size_t max_records) {
  for (auto element : array) {
    ondemand::json_type type;
    if (element.type().get(type)) return;
    if (type != ondemand::json_type::object) continue;
    if (!read_object(element.get_object(), maker, max_records)) return;
  }
}

void read_document(std::string_view utf8, JsonHead& head, HeadMaker& maker,
                   std::size_t max_records) {
  const std::string closed = close_cut(utf8);
  JsonText text;
  text.assign(closed);
  ondemand::document document;
  ondemand::json_type type;
  if (text.document(0, closed.size()).get(document) || document.type().get(type)) return;
  ondemand::array array;
  if (type == ondemand::json_type::array) {
    if (!document.get_array().get(array)) read_array(array, maker, max_records);
    return;
  }
  ondemand::object root;
  if (type != ondemand::json_type::object || document.get_object().get(root)) return;
  PathFinder finder;
  finder.look(root, 1);
  head.path = finder.best;
  if (text.document(0, closed.size()).get(document)) return;  // from the beginning again
  if (head.path.empty()) {
    read_object(document.get_object(), maker, max_records);
    return;
  }
  ondemand::value value;
  for (std::size_t i = 0; i < head.path.size(); ++i) {
    const auto code = i == 0 ? document.find_field_unordered(head.path[i]).get(value)
                             : value.find_field_unordered(head.path[i]).get(value);
    if (code) return;
  }
  if (!value.get_array().get(array)) read_array(array, maker, max_records);
}

}  // namespace

JsonHead read_json_head(std::string_view utf8, Framing framing, std::size_t max_records) {
  JsonHead head;
  HeadMaker maker(head);
  if (framing == Framing::json_lines) {
    read_lines(utf8, maker, max_records);
  } else {
    read_document(utf8, head, maker, max_records);
  }
  for (auto& record : head.records) record.resize(head.columns.size());
  return head;
}

}  // namespace clientele
