#include "support/run_analysis.h"

#include <gtest/gtest.h>

namespace clientele::test {
namespace {

void expect_text(const Text& text) {
  if (text.key == "data.text") return;
  const Message* message = find_message(text.key);
  EXPECT_NE(message, nullptr) << text.key;
  if (message == nullptr) return;
  for (std::string_view rest = message->zh; rest.find('{') != std::string_view::npos;) {
    const auto open = rest.find('{'), close = rest.find('}', open);
    const std::string name(rest.substr(open + 1, close - open - 1));
    EXPECT_TRUE(text.args.count(name) != 0) << text.key << " without " << name;
    rest.remove_prefix(close + 1);
  }
  for (const auto& [name, arg] : text.args) {
    if (const auto* nested = std::get_if<std::vector<Text>>(&arg)) {
      for (const auto& part : *nested) expect_text(part);
    }
  }
}

void expect_block(const Block& block) {
  expect_text(block.title);
  if (block.takeaway) expect_text(*block.takeaway);
  for (const auto& text : block.texts) expect_text(text);
  const auto& columns = block.table.columns;
  for (const auto& column : columns) expect_text(column.label);
  for (const auto& row : block.table.rows) {
    EXPECT_EQ(row.size(), columns.size()) << block.id;
    for (const auto& cell : row) {
      if (const auto* text = std::get_if<Text>(&cell)) expect_text(*text);
      if (const auto* number = std::get_if<double>(&cell)) {
        EXPECT_EQ(*number, *number) << block.id << " holds NaN";
      }
    }
  }
  EXPECT_EQ(block.kind == Block::Kind::chart, block.chart.has_value()) << block.id;
  if (!block.chart) return;
  auto named = block.chart->y;
  named.push_back(block.chart->x);
  named.insert(named.end(), block.chart->low.begin(), block.chart->low.end());
  named.insert(named.end(), block.chart->high.begin(), block.chart->high.end());
  if (!block.chart->highlight.empty()) named.push_back(block.chart->highlight);
  for (const auto& id : named) {
    EXPECT_TRUE(
        std::any_of(columns.begin(), columns.end(), [&](const auto& c) { return c.id == id; }))
        << block.id << " charts " << id;
  }
}

}  // namespace

void expect_well_formed(const Conclusion& conclusion) {
  for (const auto& [id, f] : conclusion.figures) {
    EXPECT_EQ(f.value, f.value) << id << " is NaN";
    if (f.note) expect_text(*f.note);
  }
  for (const auto& finding : conclusion.findings) {
    expect_text(finding.text);
    EXPECT_GT(finding.money + finding.customers, 0) << finding.id << " has nothing at stake";
    for (const auto& id : finding.figures) EXPECT_NE(find_figure(conclusion, id), nullptr) << id;
  }
  for (const auto& method : conclusion.methods) expect_text(method.text);
  if (!conclusion.section) return;
  const auto& section = *conclusion.section;
  EXPECT_NE(find_message(section.id + ".title"), nullptr);
  if (section.conclusion) expect_text(*section.conclusion);
  for (const auto& missing : section.missing) expect_text(missing);
  for (const auto& id : section.figures) EXPECT_NE(find_figure(conclusion, id), nullptr) << id;
  for (const auto& block : section.blocks) expect_block(block);
}

}  // namespace clientele::test
