// The stages of a customer's life: won, bought again, silent, lost, back; how many, and how long
// it took them.
#include "analyses/change_draft.h"

namespace clientele {
namespace {

struct Stages {
  double acquired = 0, activated = 0, active = 0, dormant = 0, lost = 0;
};

Stages stages_of(const ChangeDraft& draft) {
  const int window = static_cast<int>(draft.context.options.churn_window_months);
  const Day dormant = churn_window_begin(draft.as_of + 1, window);
  const Day lost = churn_window_begin(draft.as_of + 1, 2 * window);
  Stages stages;
  for (const auto& customer : draft.context.customers) {
    if (!customer.dated()) continue;
    stages.acquired += 1;
    stages.activated += customer.days >= 2 ? 1 : 0;
    (customer.last >= dormant ? stages.active
     : customer.last >= lost  ? stages.dormant
                              : stages.lost) += 1;
  }
  return stages;
}

double total(const Series<std::uint64_t>& days) {
  double all = 0;
  days.each([&](std::int32_t, const std::uint64_t& n) { all += static_cast<double>(n); });
  return all;
}

}  // namespace

double change_median(const Series<std::uint64_t>& days) {
  std::uint64_t all = 0, sum = 0;
  days.each([&](std::int32_t, const std::uint64_t& n) { all += n; });
  std::optional<std::int32_t> found;
  days.each([&](std::int32_t day, const std::uint64_t& n) {
    sum += n;
    if (all > 0 && !found && 2 * sum >= all) found = day;
  });
  return found.value_or(0);
}

void add_change_stages(ChangeDraft& draft) {
  const Stages stages = stages_of(draft);
  if (stages.acquired < kChangeEnough) return;
  Block& block = add_change_block(draft, Block::Kind::chart, "stages");
  block.table.columns = {
      change_column("stage", Unit::label), common_column("customers", Unit::count),
      change_column("of_acquired", Unit::share), change_column("median_days", Unit::days)};
  block.chart = ChartSpec{"bar", "stage", {"customers"}, {}, {}, {}};
  const auto add = [&](const char* id, double count, Cell days = {}) {
    block.table.rows.push_back(
        {say(std::string("change.stage.") + id), count, count / stages.acquired, std::move(days)});
    draft.add_figure(figure(std::string("change.stage.") + id, count, Unit::count), false);
  };
  add("acquired", stages.acquired);
  const auto& second = draft.summary.second_after;
  add("activated", stages.activated, second.empty() ? Cell() : Cell(change_median(second)));
  add("active", stages.active);
  add("dormant", stages.dormant);
  add("lost", stages.lost);
  block.takeaway = say("change.stages.takeaway",
                       {{"months", as_count(draft.context.options.churn_window_months)},
                        {"returns", as_count(total(draft.summary.away))}});
  draft.add_figure(figure("change.stage.returns", total(draft.summary.away), Unit::count), false);
}

}  // namespace clientele
