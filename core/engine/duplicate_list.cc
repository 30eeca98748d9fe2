#include "engine/duplicate_list.h"

#include <array>
#include <nlohmann/json.hpp>

#include "report/csv.h"

namespace clientele {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<const char*, kPersonFields> kFields = {"name",  "contact", "phone",
                                                            "email", "place",   "industry"};

std::vector<std::string> agreements_of(const ListedPair& pair) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < kAgreements; ++i) {
    const auto agreement = static_cast<Agreement>(i);
    if ((pair.agreements & agreement_bit(agreement)) != 0)
      names.emplace_back(agreement_name(agreement));
  }
  return names;
}

Json person_json(const Person& person) {
  Json json = {{"id", person.id}};
  for (std::size_t i = 0; i < kPersonFields; ++i) {
    if (!person.fields[i].empty()) json[kFields[i]] = person.fields[i];
  }
  return json;
}

constexpr std::array<const char*, 3> kModes = {
#define X(name) #name,
    CLIENTELE_DUPLICATE_MODES(X)
#undef X
};

void write_person(CsvWriter& csv, const Person& person) {
  csv.text(person.id);
  for (const auto& field : person.fields) csv.text(field);
}

}  // namespace

std::string duplicates_json(const DuplicateFindings& findings) {
  Json json = {{"mode", kModes[static_cast<std::size_t>(findings.mode)]},
               {"looked", findings.looked},
               {"too_many", findings.too_many},
               {"customers", findings.customers},
               {"groups", findings.groups},
               {"merged", findings.merged}};
  for (std::size_t i = 0; i < kPairStates; ++i) {
    json["pairs"][std::string(pair_state_name(static_cast<PairState>(i)))] = findings.pairs[i];
  }
  json["list"] = Json::array();
  for (const auto& pair : findings.list) {
    Json one = {{"state", pair_state_name(pair.state)}};
    if (pair.score > 0) one["score"] = pair.score;
    one["agreements"] = agreements_of(pair);
    one["a"] = person_json(pair.a);
    one["b"] = person_json(pair.b);
    json["list"].push_back(std::move(one));
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string duplicates_csv(const DuplicateFindings& findings) {
  CsvWriter csv;
  for (const char* heading : {"state", "score", "agreements"}) csv.text(heading);
  for (const char* side : {"a_", "b_"}) {
    csv.text(std::string(side) + "id");
    for (const char* field : kFields) csv.text(std::string(side) + field);
  }
  csv.end_row();
  for (const auto& pair : findings.list) {
    csv.text(pair_state_name(pair.state));
    if (pair.score > 0) {
      csv.number(std::to_string(pair.score));
    } else {
      csv.empty();
    }
    std::string agreements;
    for (const auto& name : agreements_of(pair))
      agreements += (agreements.empty() ? "" : ";") + name;
    csv.text(agreements);
    write_person(csv, pair.a);
    write_person(csv, pair.b);
    csv.end_row();
  }
  return csv.take();
}

}  // namespace clientele
