// Runs one analysis over made partitions, the way the engine does, in a chosen order and optionally
// through save and load.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "analyses/analysis.h"
#include "analyses/scope.h"
#include "report/catalogue.h"
#include "support/ledger_maker.h"

namespace clientele::test {

struct RunOrder {
  bool backwards = false;
  bool saved = false;  // every partition's summary goes through save and load
};

inline Conclusion run_analysis(const Analysis& analysis, const Context& context,
                               const std::vector<Partition>& partitions, const Options& options,
                               RunOrder how = {}) {
  std::vector<std::unique_ptr<Summary>> parts;
  std::vector<CustomerFacts> customers;
  for (std::uint32_t p = 0; p < partitions.size(); ++p) {
    const View view(context, partitions[p], options);
    const auto facts = collect_customer_facts(view, p);
    auto summary = analysis.start();
    analysis.collect(view, facts, *summary);
    if (how.saved) {
      ByteWriter writer;
      summary->save(writer);
      const auto bytes = writer.take();
      ByteReader reader(bytes);
      summary = analysis.load(reader);
      EXPECT_TRUE(summary != nullptr && reader.at_end());
    }
    parts.push_back(std::move(summary));
    for (const auto& f : facts) {
      if (f.in_scope) customers.push_back(f);
    }
  }
  if (how.backwards) std::reverse(parts.begin(), parts.end());
  auto merged = analysis.start();
  for (const auto& part : parts) merged->merge(*part);
  std::sort(customers.begin(), customers.end(),
            [](const auto& a, const auto& b) { return a.id < b.id; });
  const Customers all(customers);
  return analysis.conclude(*merged, {context, options, all});
}

inline std::string cell_text(const Cell& cell) {
  if (const auto* number = std::get_if<double>(&cell)) {
    char text[40];
    std::snprintf(text, sizeof text, "%.12g", *number);
    return text;
  }
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  if (const auto* text = std::get_if<Text>(&cell)) return render(*text, Language::en);
  return "-";
}

// Everything a reader would see, as one text: two conclusions are equal when these are.
inline std::string shown(const Conclusion& c) {
  std::string out;
  char number[64];
  for (const auto& [id, f] : c.figures) {
    std::snprintf(number, sizeof number, " %.12g", f.value);
    out += id + number;
    if (f.ci) {
      std::snprintf(number, sizeof number, " [%.12g %.12g]", f.ci->low, f.ci->high);
      out += number;
    }
    out += "\n";
  }
  if (c.section) {
    if (c.section->conclusion) out += render(*c.section->conclusion, Language::en) + "\n";
    for (const auto& missing : c.section->missing) out += render(missing, Language::en) + "\n";
    for (const auto& block : c.section->blocks) {
      out += block.id + ": " + render(block.title, Language::en) + "\n";
      if (block.takeaway) out += render(*block.takeaway, Language::en) + "\n";
      for (const auto& row : block.table.rows) {
        for (const auto& cell : row) out += cell_text(cell) + " | ";
        out += "\n";
      }
    }
  }
  for (const auto& f : c.findings) out += "* " + render(f.text, Language::en) + "\n";
  for (const auto& m : c.methods) out += "m " + render(m.text, Language::en) + "\n";
  return out;
}

inline const Figure* find_figure(const Conclusion& c, const std::string& id) {
  for (const auto& [name, f] : c.figures) {
    if (name == id) return &f;
  }
  return nullptr;
}
inline double value_of(const Conclusion& c, const std::string& id) {
  const auto* f = find_figure(c, id);
  EXPECT_NE(f, nullptr) << id;
  return f == nullptr ? 0 : f->value;
}
inline const Block* find_block(const Conclusion& c, const std::string& id) {
  if (!c.section) return nullptr;
  for (const auto& block : c.section->blocks) {
    if (block.id == id) return &block;
  }
  return nullptr;
}
inline bool has_finding(const Conclusion& c, const std::string& prefix) {
  return std::any_of(c.findings.begin(), c.findings.end(),
                     [&](const Finding& f) { return f.id.starts_with(prefix); });
}

// Every message is in the catalogue, with its arguments, in both languages; every table is
// rectangular; every chart names columns that are there.
void expect_well_formed(const Conclusion& conclusion);

}  // namespace clientele::test
