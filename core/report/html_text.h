// Text, numbers and cells of the report JSON as HTML: everything from data is escaped here.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "analyses/result.h"
#include "report/catalogue.h"

namespace clientele::html {

using Json = nlohmann::json;

std::string escape(std::string_view text);  // & < > " '
// Both languages, each in its own span; the page's style shows one. Once where they are equal.
std::string text(const Json& text);
std::string message(const std::string& key, std::map<std::string, TextArg> args = {});
// A number as prose writes it, in both languages.
std::string short_number(double value, Unit unit);
// A number in full, as tables show it: 9,747,747.93.
std::string full_number(double value, Unit unit);
std::string cell(const Json& cell, Unit unit);
Unit unit_of(const Json& name);

}  // namespace clientele::html
