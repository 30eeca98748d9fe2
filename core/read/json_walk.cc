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

// Where it stands for half of a pair, not for itself.
bool has_lone_surrogate(std::string_view token, std::string_view text) {
  return text.find("\xEF\xBF\xBD") != text.npos && token.find("\\u") != token.npos;
}

class Walker {
 public:
  explicit Walker(JsonVisitor& visitor) : visitor_(visitor) {}

  Outcome object(ondemand::object object, std::size_t depth) {
    if (depth > kJsonDepth) return JsonFailure{"", "nested too deeply"};
    const std::size_t length = name_.size();
    for (auto field : object) {
      std::string_view token, key;
      if (const auto code = field.escaped_key().get(token)) return failure(code);
      if (const auto code = field.unescaped_key(true).get(key)) return failure(code);
      if (!in_row_) {
        if (length != 0) name_ += '.';
        name_ += key;
      }
      if (has_lone_surrogate(token, key)) visitor_.on_lone_surrogate(name_);
      ondemand::value value;
      Outcome outcome;
      if (const auto code = field.value().get(value)) {
        outcome = failure(code);
      } else {
        outcome = this->value(value, depth);
      }
      if (outcome) {
        std::string path(".");
        path += key;
        path += outcome->path;
        outcome->path = std::move(path);
        return outcome;
      }
      name_.resize(length);
    }
    return {};
  }

  Outcome row(ondemand::array array) {
    in_row_ = true;
    std::size_t index = 0;
    for (auto element : array) {
      name_ = std::to_string(index + 1);
      ondemand::value item;
      Outcome outcome;
      if (const auto code = element.get(item)) {
        outcome = failure(code);
      } else {
        outcome = value(item, 1);
      }
      if (outcome) {
        outcome->path = json_index(index) + outcome->path;
        return outcome;
      }
      ++index;
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
        const std::string_view token = value.raw_json_token();
        std::string_view text;
        if (const auto code = value.get_string(true).get(text)) return failure(code);
        if (has_lone_surrogate(token, text)) visitor_.on_lone_surrogate(name_);
        visitor_.on_value(name_, text, arrays_);
        return {};
      }
      case ondemand::json_type::number: {
        std::string_view text = value.raw_json_token();
        while (!text.empty() && std::string_view(" \t\r\n").find(text.back()) != text.npos) {
          text.remove_suffix(1);
        }
        if (!is_json_number(text)) return JsonFailure{"", "not a number: " + std::string(text)};
        visitor_.on_value(name_, text, arrays_);
        return {};
      }
      case ondemand::json_type::boolean: {
        bool truth = false;
        if (const auto code = value.get_bool().get(truth)) return failure(code);
        visitor_.on_value(name_, truth ? "true" : "false", arrays_);
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
    ++arrays_;
    std::size_t index = 0;
    for (auto element : elements) {
      ondemand::value item;
      ondemand::json_type type;
      Outcome outcome;
      if (const auto code = element.get(item)) {
        outcome = failure(code);
      } else {
        if (!item.type().get(type) && type == ondemand::json_type::object) visitor_.on_item(name_);
        outcome = this->value(item, depth);
      }
      if (outcome) {
        outcome->path = json_index(index) + outcome->path;
        return outcome;
      }
      ++index;
    }
    --arrays_;
    if (index == 0) visitor_.on_nothing(name_);
    return {};
  }

  JsonVisitor& visitor_;
  std::string name_;
  std::size_t arrays_ = 0;  // open, but for the row itself
  bool in_row_ = false;     // names are places in it
};

}  // namespace

std::string json_index(std::size_t index) {
  std::string out("[");
  out += std::to_string(index);
  out += ']';
  return out;
}

std::optional<JsonFailure> walk_json(ondemand::document& document, JsonVisitor& visitor) {
  ondemand::json_type type;
  if (const auto code = document.type().get(type)) return failure(code);
  Outcome outcome;
  if (type == ondemand::json_type::object) {
    ondemand::object object;
    if (const auto code = document.get_object().get(object)) return failure(code);
    outcome = Walker(visitor).object(object, 1);
  } else if (type == ondemand::json_type::array) {
    ondemand::array array;
    if (const auto code = document.get_array().get(array)) return failure(code);
    outcome = Walker(visitor).row(array);
  } else {
    return JsonFailure{"", "neither an object nor an array"};
  }
  if (!outcome && !document.at_end()) outcome = JsonFailure{"", "more than one value"};
  return outcome;
}

std::string unescape_json(std::string_view token) {
  const std::string_view text = token.substr(1, token.size() - 2);
  if (text.find('\\') == text.npos) return std::string(text);
  JsonText json;
  json.assign(token);
  ondemand::document document;
  std::string_view unescaped;
  if (json.document().get(document) || document.get_string(true).get(unescaped))
    return std::string(text);
  return std::string(unescaped);
}

void JsonText::assign(std::string_view text) {
  size_ = text.size();
  buffer_.reserve(size_ + simdjson::SIMDJSON_PADDING);
  buffer_.assign(text);
  buffer_.append(simdjson::SIMDJSON_PADDING, ' ');
}

simdjson::simdjson_result<ondemand::document> JsonText::document() {
  return parser_.iterate(simdjson::padded_string_view(buffer_.data(), size_, buffer_.size()));
}

std::size_t JsonText::place(ondemand::document& document) const {
  const char* place = nullptr;
  if (document.current_location().get(place) != simdjson::SUCCESS) return size_;
  return std::min(static_cast<std::size_t>(place - buffer_.data()), size_);
}

std::string_view JsonText::excerpt(ondemand::document& document) const {
  constexpr std::size_t kExcerpt = 40;  // bytes
  const std::string_view rest = std::string_view(buffer_).substr(0, size_).substr(place(document));
  return cut_utf8(rest.substr(0, rest.find('\n')), kExcerpt);
}

}  // namespace clientele
