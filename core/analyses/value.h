// The section "value": who matters. ABC classes, tiers, concentration, RFM segments and what each
// segment is worth and prefers.
#pragma once

#include "analyses/analysis.h"

namespace clientele {

class ValueAnalysis final : public Analysis {
 public:
  std::string_view id() const override { return "value"; }
  std::unique_ptr<Summary> start() const override;
  std::unique_ptr<Summary> load(ByteReader& in) const override;
  void collect(const View& view, const CustomerBlock& facts, Summary& into) const override;
  Conclusion conclude(const Summary& summary, const ConcludeContext& context) const override;
};

}  // namespace clientele
