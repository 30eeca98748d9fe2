// Portions of a report or a list, in their order.
#include "engine/gathering.h"

#include <utility>

namespace clientele {

namespace {

// Ranges of partitions come in ascending order.
void add_range(Customers& all, Customers&& range, Portion portion) {
  if (portion.of == 1) {
    all = std::move(range);
    return;
  }
  all.append(std::move(range));
}

}  // namespace

unsigned Gathering::portions(const Wanted& wanted, unsigned readers) const {
  std::size_t customers = 0;
  for (const auto& partition : wanted.shard.partitions) customers += partition.customers;
  return portions_of(customers * readers, most_at_once_, wanted.options);
}

void Gathering::forget() {
  portion_.reset();
  own_.reset();
  heard_.clear();
  gathered_ = {};
  concluded_ = 0;
  lifetime_.reset();
}

// Makes `portion` the one at hand. What is not the next one begins anew.
void Gathering::place(const Wanted& wanted, Portion portion) {
  const bool same = json_ == wanted.json;
  if (same && portion_ && portion_->index == portion.index && portion_->of == portion.of) return;
  if (!same || portion_ || portion.index != concluded_) forget();
  json_ = wanted.json;
  portion_ = portion;
}

Result<void> Gathering::share(const Wanted& wanted, Portion portion, ByteWriter& out) {
  if (portion.index == 0) {
    told_ = {};
    told_json_ = wanted.json;
  } else if (told_json_ != wanted.json) {
    return fail("collected_missing");
  }
  Collected mine = collect(wanted.shard, wanted.options, portion, told_, wanted.parallel);
  mine.save(out);
  if (portion.index + 1 < portion.of) {
    add_range(told_, std::move(mine.customers), portion);
  } else {
    told_ = {};
  }
  return {};
}

void Gathering::collect_ahead(const Wanted& wanted, Portion portion) {
  place(wanted, portion);
  own_ = collect(wanted.shard, wanted.options, portion, gathered_.customers, wanted.parallel);
}

Result<void> Gathering::hear(const Wanted& wanted, Portion portion, std::string_view share) {
  auto collected = Collected::load(share, wanted.options, portion);
  if (!collected) return tl::unexpected(collected.error());
  place(wanted, portion);
  heard_.push_back(std::move(*collected));
  return {};
}

Result<void> Gathering::conclude(const Wanted& wanted, unsigned readers, bool columns) {
  const bool next = json_ == wanted.json && portion_ && portion_->index == concluded_;
  if (!next || heard_.size() + 1 != readers || (concluded_ > 0 && columns != columns_)) {
    forget();
    return fail("collected_missing");
  }
  if (!own_) collect_ahead(wanted, *portion_);
  for (auto& other : heard_) own_->merge(std::move(other));
  heard_.clear();
  add_range(gathered_.customers, std::move(own_->customers), *portion_);
  const ConcludeContext context{*wanted.shard.context, wanted.options, gathered_.customers, columns,
                                lifetime_};
  for (std::size_t i = 0; i < own_->analyses.size(); ++i) {
    gathered_.conclusions.push_back(own_->analyses[i]->conclude(*own_->summaries[i], context));
    own_->summaries[i].reset();
  }
  lifetime_ = context.lifetime;
  columns_ = columns;
  own_.reset();
  portion_.reset();
  ++concluded_;
  return {};
}

Result<Gathered> Gathering::take(const Wanted& wanted, unsigned readers, bool columns) {
  if (readers == 1) {
    const unsigned count = portions(wanted, readers);
    if (json_ != wanted.json || concluded_ > 0) forget();
    for (unsigned index = 0; index < count; ++index) {
      place(wanted, {index, count});
      if (auto done = conclude(wanted, readers, columns); !done)
        return tl::unexpected(done.error());
    }
  } else {
    const bool last = portion_ && portion_->index + 1 == portion_->of;
    if (!last) forget();
    if (auto done = conclude(wanted, readers, columns); !done) return tl::unexpected(done.error());
  }
  Gathered all = std::move(gathered_);
  forget();
  return all;
}

}  // namespace clientele
