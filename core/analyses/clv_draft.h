// The section "clv" while it is made: what its parts share.
#pragma once

#include <string>

#include "analyses/group_totals.h"
#include "analyses/lifetime.h"
#include "analyses/segments.h"
#include "analyses/series.h"
#include "analyses/words.h"

namespace clientele {

// Purchase days after a customer's first, by day.
struct ClvSummary final : Summary {
  Series<std::uint64_t> repeats;

  void merge(const Summary& other) override {
    repeats.merge(static_cast<const ClvSummary&>(other).repeats);
  }
  void save(ByteWriter& out) const override { repeats.save(out); }
};

struct ClvDraft {
  const ConcludeContext& context;
  const ClvSummary& summary;
  const Lifetime& life;
  const Segments& segments;
  const GroupTotals& all;  // customers with purchases
  Conclusion& out;

  Section& section() const { return *out.section; }
  const CustomerFacts& customer(std::size_t i) const { return context.customers[i]; }
  // CLV of customer i less what is there if they have left already: CLV (1 - P(alive)).
  double at_stake(std::size_t i) const {
    return static_cast<double>(life.clv[i]) * (1 - static_cast<double>(life.p_alive[i]));
  }
  Block& add_block(Block::Kind kind, const std::string& id) const {
    Block block;
    block.kind = kind;
    block.id = "clv." + id;
    block.title = say("clv.block." + id);
    section().blocks.push_back(std::move(block));
    return section().blocks.back();
  }
  void add_figure(const std::string& id, double value, Unit unit, std::optional<double> n = {},
                  std::optional<Interval> ci = {}) const {
    section().figures.push_back(id);
    out.figures.push_back(figure(id, value, unit, n, ci));
  }
};

inline TableColumn clv_column(const std::string& id, Unit unit) {
  return table_column("clv", id, unit);
}
// The name of a model for readers, as a message.
Text clv_model_name(const stats::ModelSpec& spec);

// clv_value.cc: historic and simple value, distribution, concentration, segments, whom to contact.
void add_historic(ClvDraft& draft);
void add_value_figures(ClvDraft& draft);
void add_value_blocks(ClvDraft& draft);
void add_value_findings(ClvDraft& draft);
// clv_models.cc: candidates, parameters, tracking, frequencies, conditional expectation, P(alive).
void add_model_figures(ClvDraft& draft);
void add_model_blocks(ClvDraft& draft);
void add_model_methods(ClvDraft& draft);

}  // namespace clientele
