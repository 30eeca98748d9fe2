// The section "satisfaction": are customers content, would they recommend and return.
#pragma once

#include "analyses/analysis.h"

namespace clientele {

class SatisfactionAnalysis final : public Analysis {
 public:
  std::string_view id() const override { return "satisfaction"; }
  std::unique_ptr<Summary> start() const override;
  std::unique_ptr<Summary> load(ByteReader& in) const override;
  void collect(const View& view, const CustomerBlock& facts, Summary& into) const override;
  // Without any survey row: the figure of repeat purchases alone, and no section.
  Conclusion conclude(const Summary& summary, const ConcludeContext& context) const override;
};

}  // namespace clientele
