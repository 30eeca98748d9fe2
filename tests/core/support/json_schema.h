// A validator for the part of JSON Schema 2020-12 that core/report/report.schema.json uses. A
// keyword that it does not know is a fault, so that the schema cannot outgrow its check unseen.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace clientele::test {

// What is wrong with `value`, each with its place; empty where it is valid.
std::vector<std::string> schema_faults(const nlohmann::json& schema, const nlohmann::json& value);

}  // namespace clientele::test
