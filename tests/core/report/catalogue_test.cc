// The catalogue is complete: both languages, the same placeholders, a name for everything in lists.
#include "report/catalogue.h"

#include <gtest/gtest.h>

#include <set>

#include "base/issue.h"
#include "schema/role.h"

namespace clientele {
namespace {

std::set<std::string> placeholders(std::string_view text) {
  std::set<std::string> names;
  for (auto open = text.find('{'); open != std::string_view::npos;
       open = text.find('{', open + 1)) {
    const auto close = text.find('}', open);
    EXPECT_NE(close, std::string_view::npos) << text;
    const auto inside = text.substr(open + 1, close - open - 1);
    names.emplace(inside.substr(0, inside.find('|')));
  }
  return names;
}

TEST(Catalogue, EveryMessageHasBothLanguagesAndTheSamePlaceholders) {
  std::string_view last;
  for (const auto& message : all_messages()) {
    EXPECT_NE(message.key, last) << "twice: " << message.key;
    EXPECT_FALSE(message.zh.empty()) << message.key;
    EXPECT_FALSE(message.en.empty()) << message.key;
    EXPECT_EQ(placeholders(message.zh), placeholders(message.en)) << message.key;
    last = message.key;
  }
}

TEST(Catalogue, NamesEveryListOfTheCore) {
  for (std::size_t i = 0; i < issue_kinds(); ++i) {
    const auto key = "issue." + std::string(issue_name(static_cast<IssueKind>(i)));
    EXPECT_NE(find_message(key), nullptr) << key;
  }
  for (int i = 0; i <= static_cast<int>(Role::ignored); ++i) {
    const auto key = "role." + std::string(role_name(static_cast<Role>(i)));
    EXPECT_NE(find_message(key), nullptr) << key;
  }
  for (std::size_t i = 0; i < kTableKinds; ++i) {
    const auto key = "table." + std::string(table_name(static_cast<TableKind>(i)));
    EXPECT_NE(find_message(key), nullptr) << key;
  }
}

TEST(FormatNumber, WritesForReadersOfEachLanguage) {
  const auto zh = [](double v, Unit u) { return format_number(v, u, Language::zh); };
  const auto en = [](double v, Unit u) { return format_number(v, u, Language::en); };
  EXPECT_EQ(zh(9747747.93, Unit::money), "974.8万");
  EXPECT_EQ(en(9747747.93, Unit::money), "9.75M");
  EXPECT_EQ(zh(123456789, Unit::money), "1.23亿");
  EXPECT_EQ(zh(4372, Unit::count), "4,372");
  EXPECT_EQ(en(541909, Unit::count), "541,909");
  EXPECT_EQ(zh(0.3841, Unit::share), "38.4%");
  EXPECT_EQ(zh(0.0621, Unit::share), "6.21%");
  EXPECT_EQ(en(-1234.6, Unit::money), "-1,235");
  EXPECT_EQ(en(12.5, Unit::money), "12.5");
  EXPECT_EQ(en(0.0004, Unit::p_value), "<0.001");
}

TEST(Render, FillsPlaceholdersAndNeverReadsDataAsAPattern) {
  const Text text{"error.map_column",
                  {{"file", std::string("a.csv")},
                   {"column", std::string("{nearest}")},
                   {"nearest", std::string("x")}}};
  EXPECT_EQ(render(text, Language::en), "a.csv has no column \"{nearest}\"; the nearest is \"x\".");
  EXPECT_EQ(render(Text::data("{file}"), Language::zh), "{file}");
}

}  // namespace
}  // namespace clientele
