// A ledger made of delimited text, for tests of what analyses collect: the whole way from bytes.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "analyses/analysis.h"
#include "ledger/seal.h"
#include "schema/planner.h"
#include "support/iconv_decoder.h"

namespace clientele::test {

class SealedText {
 public:
  using Files = std::vector<std::pair<std::string, std::string>>;  // name and content

  explicit SealedText(const Files& files) {
    std::vector<Plan> plans;
    for (const auto& [name, text] : files) {
      auto plan = make_plan(name, text.size(), text, true, {}, decoder_);
      EXPECT_TRUE(plan.has_value() && plan->recognised) << name;
      plans.push_back(std::move(*plan));
    }
    Partial partial(std::move(plans), decoder_);
    for (std::size_t file = 0; file < files.size(); ++file) {
      EXPECT_TRUE(partial.add(file, 0, files[file].second, ReadState{}, true).has_value());
    }
    partial.finish();
    decisions_ = decide(partial, {});
    for (unsigned bucket = 0; bucket < kBuckets; ++bucket) {
      partitions_.push_back(seal_bucket(partial, decisions_, bucket));
      for (const auto& [file, found] : partitions_.back().found)
        decisions_.context->add(file, found);
    }
  }

  const Context& context() const { return *decisions_.context; }
  const std::vector<Partition>& partitions() const { return partitions_; }

  // Facts of all customers, ascending by id.
  std::vector<CustomerFacts> customers(const Options& options) const {
    std::vector<CustomerFacts> all;
    for (std::size_t i = 0; i < partitions_.size(); ++i) {
      const auto facts = facts_of(i, options);
      for (const auto& one : facts) all.push_back(one);
    }
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    return all;
  }

  void collect(const Analysis& analysis, std::size_t partition, const Options& options,
               Summary& into) const {
    const View view(context(), partitions_[partition], options);
    analysis.collect(view, facts_of(partition, options), into);
  }
  std::unique_ptr<Summary> collect_all(const Analysis& analysis, const Options& options) const {
    auto summary = analysis.start();
    for (std::size_t i = 0; i < partitions_.size(); ++i) collect(analysis, i, options, *summary);
    return summary;
  }
  Conclusion conclude(const Analysis& analysis, const Options& options) const {
    const Customers facts(customers(options));
    return analysis.conclude(*collect_all(analysis, options), {context(), options, facts});
  }

 private:
  CustomerBlock facts_of(std::size_t partition, const Options& options) const {
    return collect_customer_facts(View(context(), partitions_[partition], options),
                                  static_cast<std::uint32_t>(partition));
  }
  IconvDecoder decoder_;
  Decisions decisions_;
  std::vector<Partition> partitions_;
};

inline std::string saved(const Summary& summary) {
  ByteWriter out;
  summary.save(out);
  return out.take();
}

// The value of a figure, or NaN where it is absent.
inline double figure_value(const Conclusion& conclusion, const std::string& id) {
  for (const auto& [name, figure] : conclusion.figures) {
    if (name == id) return figure.value;
  }
  return std::numeric_limits<double>::quiet_NaN();
}

inline const Block* block_of(const Conclusion& conclusion, const std::string& id) {
  for (const auto& block : conclusion.section->blocks) {
    if (block.id == id) return &block;
  }
  return nullptr;
}

}  // namespace clientele::test
