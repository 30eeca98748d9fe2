#include "analyses/data_joins.h"

#include "analyses/words.h"

namespace clientele {
namespace {

constexpr double kHardlyAny = 0.5;  // a smaller share is more likely a mistake than a fact

bool has_rows(const Table& table, std::size_t customer) {
  return !table.row_begin.empty() && table.begin(customer) != table.end(customer);
}

struct JoinWords {
  const char* id;
  Join JoinSums::*sums;
};
constexpr std::array kJoins = {
    JoinWords{"buyers_listed", &JoinSums::buyers_listed},
    JoinWords{"listed_buyers", &JoinSums::listed_buyers},
    JoinWords{"answered", &JoinSums::answered},
    JoinWords{"contacted", &JoinSums::contacted},
};

}  // namespace

void collect_joins(const View& view, const CustomerBlock& facts, JoinSums& into) {
  const Partition& partition = view.partition();
  const Context& context = view.context();
  const bool trades = context.has(TableKind::transactions) || context.has(TableKind::lines);
  if (!trades) return;
  for (std::size_t customer = 0; customer < facts.size(); ++customer) {
    if (!facts[customer].in_scope) continue;
    const bool bought = has_rows(partition.lines.table, customer);
    const auto count = [&](Join& join, bool matched) {
      ++join.customers;
      join.matched += matched ? 1 : 0;
      if (!matched) join.example.add(context.customer_ids.text(partition.ids[customer]));
    };
    if (!partition.listed.empty()) {
      const bool listed = partition.listed[customer] != 0;
      if (bought) count(into.buyers_listed, listed);
      if (listed) count(into.listed_buyers, bought);
    }
    if (has_rows(partition.feedback, customer)) count(into.answered, bought);
    if (has_rows(partition.contacts, customer)) count(into.contacted, bought);
  }
}

void write_joins(const JoinSums& sums, Conclusion& out) {
  Block block;
  block.kind = Block::Kind::table;
  block.id = "data.joins";
  block.title = say("data.joins");
  block.table.columns = {
      table_column("data", "join", Unit::label), common_column("customers", Unit::count),
      table_column("data", "matched", Unit::count), common_column("share", Unit::share),
      table_column("data", "unmatched", Unit::label)};
  for (const auto& [id, member] : kJoins) {
    const Join& join = sums.*member;
    if (join.customers == 0) continue;
    const auto customers = static_cast<double>(join.customers);
    block.table.rows.push_back({say("data.join." + std::string(id)), customers,
                                static_cast<double>(join.matched), join.share(),
                                join.partly() ? Cell(join.example.text()) : Cell()});
    const std::string figure_id = "data.joined." + std::string(id);
    out.figures.push_back(figure(figure_id, join.share(), Unit::share, customers));
    out.section->figures.push_back(figure_id);
    if (join.share() < kHardlyAny && member != &JoinSums::listed_buyers) {
      out.section->missing.push_back(
          say("data.missing.join." + std::string(id), {{"n", as_count(customers)},
                                                       {"share", as_share(join.share())},
                                                       {"example", join.example.text()}}));
    }
  }
  if (!block.table.rows.empty()) out.section->blocks.push_back(std::move(block));
}

}  // namespace clientele
