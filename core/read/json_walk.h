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
  // come one after the other under the same name. Valid during the call.
  virtual void on_value(std::string_view name, std::string_view text) = 0;
  // null, or an empty array.
  virtual void on_nothing(std::string_view name) = 0;
};

struct JsonFailure {
  std::string path;    // below the object: ".lines[0].price"
  std::string reason;  // in English, from simdjson or from here
};

// Nothing where the whole object was walked. Objects inside arrays give their values under the
// array's name ("lines.price"). Deeper than kJsonDepth is a failure. After one, the rest of the
// document cannot be trusted either.
std::optional<JsonFailure> walk_json(simdjson::ondemand::object object, JsonVisitor& visitor);

// `text` if all its brackets close; else the part up to the last comma of the outermost open array
// (of the innermost open object where there is none), with what is open closed.
std::string close_cut(std::string_view text);

// "[12]"
std::string json_index(std::size_t index);

// Text with simdjson's padding behind it, and the parser that reads parts of it.
class JsonText {
 public:
  // Copies `text`.
  void assign(std::string_view text);
  std::string_view text() const { return std::string_view(buffer_).substr(0, size_); }
  // A document over part of it; the one before is void.
  simdjson::simdjson_result<simdjson::ondemand::document> document(std::size_t begin,
                                                                   std::size_t size);
  // Line breaks before the place where `document` stands.
  std::uint32_t line_of(simdjson::ondemand::document& document) const;
  // What stands there, the beginning of the line's rest; empty where the place is not known.
  std::string excerpt(simdjson::ondemand::document& document) const;

 private:
  std::string buffer_;
  std::size_t size_ = 0;
  simdjson::ondemand::parser parser_;
};

}  // namespace clientele
