// The section "profile": who the customers are, attribute by attribute, and which attributes go
// with more revenue or repurchase.
#pragma once

#include "analyses/analysis.h"

namespace clientele {

class ProfileAnalysis final : public Analysis {
 public:
  std::string_view id() const override { return "profile"; }
  std::unique_ptr<Summary> start() const override;
  std::unique_ptr<Summary> load(ByteReader& in) const override;
  void collect(const View& view, const CustomerBlock& facts, Summary& into) const override;
  Conclusion conclude(const Summary& summary, const ConcludeContext& context) const override;
};

}  // namespace clientele
