#include "analyses/data_duplicates.h"

#include "analyses/words.h"

namespace clientele {
namespace {

Block pairs_block(const DuplicateFindings& found) {
  Block block;
  block.kind = Block::Kind::table;
  block.id = "data.duplicates";
  block.title = say("data.duplicates");
  block.table.columns = {table_column("data", "pairs_of", Unit::label),
                         common_column("count", Unit::count)};
  const auto row = [&](const std::string& key, std::uint64_t count) {
    if (count != 0) block.table.rows.push_back({say(key), static_cast<double>(count)});
  };
  for (std::size_t i = 0; i < kPairStates; ++i) {
    const auto state = std::string(pair_state_name(static_cast<PairState>(i)));
    row("data.pairs." + state, found.pairs[i]);
  }
  for (std::size_t i = 0; i < kAgreements; ++i) {
    const auto agreement = std::string(agreement_name(static_cast<Agreement>(i)));
    row("data.pairs_by." + agreement, found.merged_by[i]);
  }
  return block;
}

}  // namespace

void write_duplicates(const Context& context, Conclusion& out) {
  const DuplicateFindings& found = context.duplicates;
  if (found.too_many) {
    out.section->missing.push_back(say("data.missing.duplicates"));
    return;
  }
  if (!found.looked && found.merged == 0) return;
  const auto add = [&](const char* id, std::uint64_t value) {
    out.figures.push_back(
        figure(id, static_cast<double>(value), Unit::count, static_cast<double>(found.customers)));
    out.section->figures.emplace_back(id);
  };
  add("data.duplicates.merged", found.merged);
  add("data.duplicates.likely", found.pairs[static_cast<std::size_t>(PairState::likely)]);
  if (Block block = pairs_block(found); !block.table.rows.empty())
    out.section->blocks.push_back(std::move(block));
  out.methods.push_back({"data.duplicates", say("method.data.duplicates"),
                         "Winkler (1990), String Comparator Metrics"});
}

}  // namespace clientele
