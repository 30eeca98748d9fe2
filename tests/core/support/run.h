// Files given as texts, through the whole engine: what most tests of the ledger and above need.
#pragma once

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "engine/engine.h"
#include "schema/agreement.h"
#include "support/iconv_decoder.h"

namespace clientele::test {

struct TextFile {
  std::string name, text;
};

using Files = std::vector<TextFile>;

inline std::vector<Plan> plans_of(const Files& files, const std::string& settings = "") {
  IconvDecoder decoder;
  std::vector<Plan> plans;
  for (const auto& file : files) {
    auto plan = plan_file(file.name, file.text.size(), file.text, settings, decoder);
    EXPECT_TRUE(plan.has_value()) << file.name;
    if (plan) plans.push_back(std::move(*plan));
  }
  agree_on_customers(plans);
  return plans;
}

// The report JSON's text, each file read as one slice.
inline std::string report_text(const Files& files, const std::string& settings = "",
                               const std::string& options = "") {
  IconvDecoder decoder;
  Session session(plans_of(files, settings), settings, decoder);
  for (std::size_t i = 0; i < files.size(); ++i) {
    const auto done = session.add(i, 0, files[i].text, 0, true);
    EXPECT_TRUE(done.has_value()) << files[i].name;
  }
  auto report = session.report(options);
  EXPECT_TRUE(report.has_value()) << (report ? "" : report.error().kind);
  return report ? *report : "{}";
}

class Report {
 public:
  explicit Report(const Files& files, const std::string& settings = "",
                  const std::string& options = "")
      : json_(nlohmann::json::parse(report_text(files, settings, options))) {}
  const nlohmann::json& json() const { return json_; }
  bool has(const std::string& id) const { return json_["figures"].contains(id); }
  double figure(const std::string& id) const {
    EXPECT_TRUE(has(id)) << id;
    return has(id) ? json_["figures"][id]["value"].get<double>() : 0;
  }
  // Count of an issue over all files and columns.
  std::uint64_t issue(const std::string& kind) const {
    std::uint64_t total = 0;
    for (const auto& issue : json_["data_quality"]["issues"]) {
      if (issue["kind"] == kind) total += issue["count"].get<std::uint64_t>();
    }
    return total;
  }
  // What was done where an issue of this kind was found: "flag", "value" or "row".
  std::string effect(const std::string& kind) const {
    for (const auto& issue : json_["data_quality"]["issues"]) {
      if (issue["kind"] == kind) return issue["effect"];
    }
    return {};
  }
  // Rows of a block's table.
  nlohmann::json rows(const std::string& block) const {
    for (const auto& section : json_["sections"]) {
      for (const auto& one : section["blocks"]) {
        if (one["id"] == block) return one["table"]["rows"];
      }
    }
    ADD_FAILURE() << "no block " << block;
    return nlohmann::json::array();
  }

 private:
  nlohmann::json json_;
};

}  // namespace clientele::test
