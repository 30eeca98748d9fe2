// Walking one JSON object with simdjson's on-demand reader: every scalar with its flattened name.
// Internal to the JSON readers; simdjson.h is too large for the headers of others.
#pragma once

#include <simdjson.h>

#include <optional>
#include <string>
#include <string_view>

namespace clientele {

class JsonVisitor {
 public:
  virtual ~JsonVisitor() = default;
  // A scalar: the text of a string, the digits of a number, "true" or "false". Those of an array
  // come one after the other under the same name; `arrays` are open around it. Valid during the
  // call.
  virtual void on_value(std::string_view name, std::string_view text, std::size_t arrays) = 0;
  // null, or an empty array.
  virtual void on_nothing(std::string_view name) = 0;
  // An object in an array of that name begins.
  virtual void on_item(std::string_view) {}
  // Half of a surrogate pair stands in a name or a value: U+FFFD in what follows.
  virtual void on_lone_surrogate(std::string_view) {}
};

struct JsonFailure {
  std::string path;    // below the value: ".lines[0].price"
  std::string reason;  // in English, from simdjson or from here
};

// Nothing where the whole value was walked: an object; or an array, whose values have the names
// "1", "2", … whatever is nested in them. Objects inside arrays give their values under the array's
// name
// ("lines.price"). Deeper than kJsonDepth is a failure.
std::optional<JsonFailure> walk_json(simdjson::ondemand::document& document, JsonVisitor& visitor);

// The text of a string in quotes; as it stands where it is no JSON.
std::string unescape_json(std::string_view token);

// "[12]"
std::string json_index(std::size_t index);

// Text with simdjson's padding behind it, and the parser that reads it.
class JsonText {
 public:
  // Copies `text`.
  void assign(std::string_view text);
  // The document before is void.
  simdjson::simdjson_result<simdjson::ondemand::document> document();
  // Where `document` stands in the text; its end where that is not known.
  std::size_t place(simdjson::ondemand::document& document) const;
  // What stands there, the beginning of the line's rest; empty where the place is not known.
  std::string_view excerpt(simdjson::ondemand::document& document) const;

 private:
  std::string buffer_;
  std::size_t size_ = 0;
  simdjson::ondemand::parser parser_;
};

}  // namespace clientele
