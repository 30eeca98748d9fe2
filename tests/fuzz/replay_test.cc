// Replays what the fuzzers start from and what they once found, in the normal suite.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "engine/engine.h"
#include "support/iconv_decoder.h"
#include "target.h"

namespace clientele::fuzz {
namespace {

std::map<std::string, Target>& targets() {
  static std::map<std::string, Target> all;
  return all;
}

std::string content(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

bool register_target(const char* name, Target target) {
  targets().emplace(name, target);
  return true;
}

void check_failed(const char* what, const char* file, int line) {
  ADD_FAILURE_AT(file, line) << "does not hold: " << what;
}

// Every input of the corpus, and each cut short at several places: what a truncated file looks
// like.
TEST(Fuzz, CorpusReplays) {
  ASSERT_FALSE(targets().empty());
  for (const auto& [name, target] : targets()) {
    const auto folder = std::filesystem::path(CLIENTELE_SOURCE) / "tests/fuzz/corpus" / name;
    ASSERT_TRUE(std::filesystem::is_directory(folder)) << folder;
    std::vector<std::filesystem::path> inputs;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      inputs.push_back(entry.path());
    }
    std::sort(inputs.begin(), inputs.end());
    EXPECT_FALSE(inputs.empty()) << folder << " is empty";
    for (const auto& input : inputs) {
      SCOPED_TRACE(input.filename().string());
      const auto bytes = content(input);
      target(bytes);
      for (std::size_t part = 0; part < 8; ++part) {
        target(std::string_view(bytes).substr(0, bytes.size() * part / 8));
      }
    }
  }
}

// Seeds of another version end at their first bytes and fuzz nothing. New ones, of one file and of
// two: clientele partial tests/data/exports/FILE... -o tests/fuzz/corpus/partial/NAME; and of an
// order file whose ids and amounts do not fit the words of its rows.
TEST(Fuzz, SeedsOfPartialsAreOfThisVersion) {
  test::IconvDecoder decoder;
  for (const std::string name : {"orders", "orders_and_survey", "wide_values"}) {
    const auto folder = std::filesystem::path(CLIENTELE_SOURCE) / "tests/fuzz/corpus/partial";
    const auto session = Session::load(content(folder / name), "", decoder);
    EXPECT_TRUE(session.has_value()) << name;
  }
}

}  // namespace clientele::fuzz
