#include "support/json_schema.h"

#include <algorithm>
#include <regex>
#include <set>

namespace clientele::test {
namespace {

using Json = nlohmann::json;

class Validator {
 public:
  explicit Validator(const Json& root) : root_(root) {}

  void check(const Json& schema, const Json& value, const std::string& at) {
    static const std::set<std::string> kNotes = {"$schema", "$id", "title", "description", "$defs"};
    for (const auto& [keyword, rule] : schema.items()) {
      if (kNotes.count(keyword) != 0) continue;
      keyword_check(schema, keyword, rule, value, at);
    }
  }
  std::vector<std::string> faults;

 private:
  void fault(const std::string& at, const std::string& what) { faults.push_back(at + ": " + what); }

  static bool is_type(const std::string& type, const Json& value) {
    if (type == "integer") return value.is_number_integer();
    if (type == "number") return value.is_number();
    return type == value.type_name();
  }

  void keyword_check(const Json& schema, const std::string& keyword, const Json& rule,
                     const Json& value, const std::string& at) {
    if (keyword == "$ref") {
      const auto name = rule.get<std::string>().substr(8);  // "#/$defs/"
      check(root_.at("$defs").at(name), value, at);
    } else if (keyword == "type") {
      if (!is_type(rule, value)) fault(at, "is no " + rule.get<std::string>());
    } else if (keyword == "const") {
      if (value != rule) fault(at, "is not " + rule.dump());
    } else if (keyword == "enum") {
      if (std::find(rule.begin(), rule.end(), value) == rule.end())
        fault(at, value.dump() + " is none of " + rule.dump());
    } else if (keyword == "minimum") {
      if (value.is_number() && value < rule) fault(at, "is below " + rule.dump());
    } else if (keyword == "maximum") {
      if (value.is_number() && value > rule) fault(at, "is above " + rule.dump());
    } else if (keyword == "minItems" || keyword == "maxItems") {
      if (value.is_array() && (keyword == "minItems" ? value.size() < rule : value.size() > rule))
        fault(at, keyword);
    } else if (keyword == "pattern") {
      if (value.is_string() &&
          !std::regex_search(value.get<std::string>(), std::regex(rule.get<std::string>())))
        fault(at, "does not match");
    } else if (keyword == "required") {
      for (const auto& name : rule) {
        if (value.is_object() && !value.contains(name))
          fault(at, "has no " + name.get<std::string>());
      }
    } else if (keyword == "items") {
      for (std::size_t i = 0; value.is_array() && i < value.size(); ++i)
        check(rule, value[i], at + "/" + std::to_string(i));
    } else if (keyword == "properties") {
      for (const auto& [name, part] : rule.items()) {
        if (value.is_object() && value.contains(name)) check(part, value.at(name), at + "/" + name);
      }
    } else if (keyword == "additionalProperties") {
      additional(schema, rule, value, at);
    } else if (keyword == "propertyNames") {
      if (value.is_object()) {
        for (const auto& item : value.items()) check(rule, Json(item.key()), at + "/" + item.key());
      }
    } else if (keyword == "anyOf") {
      const bool fits = std::any_of(rule.begin(), rule.end(), [&](const Json& one) {
        Validator inner(root_);
        inner.check(one, value, at);
        return inner.faults.empty();
      });
      if (!fits) fault(at, "fits none of the forms");
    } else {
      fault(at, "the schema's keyword " + keyword + " is not known here");
    }
  }

  void additional(const Json& schema, const Json& rule, const Json& value, const std::string& at) {
    if (!value.is_object()) return;
    const Json named = schema.value("properties", Json::object());
    for (const auto& [name, part] : value.items()) {
      if (named.contains(name)) continue;
      if (rule == false) fault(at, "has an unknown " + name);
      if (rule.is_object()) check(rule, part, at + "/" + name);
    }
  }

  const Json& root_;
};

}  // namespace

std::vector<std::string> schema_faults(const Json& schema, const Json& value) {
  Validator validator(schema);
  validator.check(schema, value, "");
  return validator.faults;
}

}  // namespace clientele::test
