#include "read/json_walk.h"

#include <algorithm>

#include "base/utf8.h"
#include "read/json_reader.h"

namespace clientele {
namespace {

using simdjson::error_code;
namespace ondemand = simdjson::ondemand;

using Outcome = std::optional<JsonFailure>;

Outcome failure(error_code code) { return JsonFailure{"", simdjson::error_message(code)}; }

// RFC 8259, section 6: on-demand tokens are not checked before they are converted, and these never
// are.
bool is_json_number(std::string_view text) {
  std::size_t i = 0;
  const auto digits = [&] {
    const std::size_t begin = i;
    while (i < text.size() && text[i] >= '0' && text[i] <= '9') ++i;
    return i - begin;
  };
  if (i < text.size() && text[i] == '-') ++i;
  const std::size_t first = i;
  const std::size_t whole = digits();
  if (whole == 0 || (whole > 1 && text[first] == '0')) return false;
  if (i < text.size() && text[i] == '.') {
    ++i;
    if (digits() == 0) return false;
  }
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    ++i;
    if (i < text.size() && (text[i] == '+' || text[i] == '-')) ++i;
    if (digits() == 0) return false;
  }
  return i == text.size();
}

class Walker {
 public:
  explicit Walker(JsonVisitor& visitor) : visitor_(visitor) {}

  Outcome object(ondemand::object object, std::size_t depth) {
    if (depth > kJsonDepth) return JsonFailure{"", "nested too deeply"};
    const std::size_t length = name_.size();
    for (auto field : object) {
      std::string_view key;
      if (const auto code = field.unescaped_key(true).get(key)) return failure(code);
      if (length != 0) name_ += '.';
      const std::size_t begin = name_.size(), key_size = key.size();
      name_ += key;
      ondemand::value value;
      Outcome outcome;
      if (const auto code = field.value().get(value)) {
        outcome = failure(code);
      } else {
        outcome = this->value(value, depth);
      }
      if (outcome) {
        std::string path(".");
        path += std::string_view(name_).substr(begin, key_size);
        path += outcome->path;
        outcome->path = std::move(path);
        return outcome;
      }
      name_.resize(length);
    }
    return {};
  }

 private:
  Outcome value(ondemand::value value, std::size_t depth) {
    ondemand::json_type type;
    if (const auto code = value.type().get(type)) return failure(code);
    switch (type) {
      case ondemand::json_type::object: {
        ondemand::object inner;
        if (const auto code = value.get_object().get(inner)) return failure(code);
        return object(inner, depth + 1);
      }
      case ondemand::json_type::array:
        return array(value, depth + 1);
      case ondemand::json_type::string: {
        std::string_view text;
        if (const auto code = value.get_string(true).get(text)) return failure(code);
        visitor_.on_value(name_, text);
        return {};
      }
      case ondemand::json_type::number: {
        std::string_view text = value.raw_json_token();
        while (!text.empty() && std::string_view(" \t\r\n").find(text.back()) != text.npos) {
          text.remove_suffix(1);
        }
        if (!is_json_number(text)) return JsonFailure{"", "not a number: " + std::string(text)};
        visitor_.on_value(name_, text);
        return {};
      }
      case ondemand::json_type::boolean: {
        bool truth = false;
        if (const auto code = value.get_bool().get(truth)) return failure(code);
        visitor_.on_value(name_, truth ? "true" : "false");
        return {};
      }
      case ondemand::json_type::null: {
        bool null = false;
        if (const auto code = value.is_null().get(null)) return failure(code);
        if (!null) return JsonFailure{"", "neither null nor a value"};
        visitor_.on_nothing(name_);
        return {};
      }
    }
    return JsonFailure{"", "no value"};
  }

  Outcome array(ondemand::value value, std::size_t depth) {
    if (depth > kJsonDepth) return JsonFailure{"", "nested too deeply"};
    ondemand::array elements;
    if (const auto code = value.get_array().get(elements)) return failure(code);
    std::size_t index = 0;
    for (auto element : elements) {
      ondemand::value item;
      Outcome outcome;
      if (const auto code = element.get(item)) {
        outcome = failure(code);
      } else {
        outcome = this->value(item, depth);
      }
      if (outcome) {
        outcome->path = json_index(index) + outcome->path;
        return outcome;
      }
      ++index;
    }
    if (index == 0) visitor_.on_nothing(name_);
    return {};
  }

  JsonVisitor& visitor_;
  std::string name_;
};

}  // namespace

std::string close_cut(std::string_view text) {
  struct Open {
    char bracket;
    std::size_t end;  // of its complete elements
  };
  std::vector<Open> open;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      if (open.size() > 2 * kJsonDepth) break;
      open.push_back({c, i + 1});
    } else if (c == ',' && !open.empty()) {
      open.back().end = i;
    } else if ((c == '}' || c == ']') && !open.empty()) {
      open.pop_back();
      if (open.empty()) return std::string(text.substr(0, i + 1));
      open.back().end = i + 1;
    }
  }
  if (open.empty()) return {};
  auto last = std::find_if(open.begin(), open.end(), [](auto& o) { return o.bracket == '['; });
  if (last == open.end()) last = open.end() - 1;
  std::string out(text.substr(0, last->end));
  for (auto o = last + 1; o != open.begin(); --o) out += (o - 1)->bracket == '[' ? ']' : '}';
  return out;
}

std::string json_index(std::size_t index) {
  std::string out("[");
  out += std::to_string(index);
  out += ']';
  return out;
}

std::optional<JsonFailure> walk_json(ondemand::object object, JsonVisitor& visitor) {
  return Walker(visitor).object(object, 1);
}

void JsonText::assign(std::string_view text) {
  size_ = text.size();
  buffer_.reserve(size_ + simdjson::SIMDJSON_PADDING);
  buffer_.assign(text);
  buffer_.append(simdjson::SIMDJSON_PADDING, ' ');
}

simdjson::simdjson_result<ondemand::document> JsonText::document(std::size_t begin,
                                                                 std::size_t size) {
  return parser_.iterate(
      simdjson::padded_string_view(buffer_.data() + begin, size, buffer_.size() - begin));
}

std::uint32_t JsonText::line_of(ondemand::document& document) const {
  const char* place = nullptr;
  if (document.current_location().get(place) != simdjson::SUCCESS) return 0;
  const auto end = buffer_.begin() + (place - buffer_.data());
  return static_cast<std::uint32_t>(std::count(buffer_.begin(), end, '\n'));
}

std::string JsonText::excerpt(ondemand::document& document) const {
  constexpr std::size_t kExcerpt = 40;  // bytes
  const char* place = nullptr;
  if (document.current_location().get(place) != simdjson::SUCCESS) return {};
  const auto begin = static_cast<std::size_t>(place - buffer_.data());
  if (begin >= size_) return {};
  const std::string_view line = text().substr(begin);
  return std::string(cut_utf8(line.substr(0, line.find('\n')), kExcerpt));
}

}  // namespace clientele
