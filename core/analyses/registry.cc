// The one list of analyses, in the report's order.
#include "analyses/analysis.h"
#include "analyses/behaviour.h"
#include "analyses/change.h"
#include "analyses/churn.h"
#include "analyses/clv.h"
#include "analyses/conversion.h"
#include "analyses/data.h"
#include "analyses/profile.h"
#include "analyses/retention.h"
#include "analyses/satisfaction.h"
#include "analyses/value.h"

namespace clientele {

const std::vector<std::unique_ptr<Analysis>>& all_analyses() {
  static const auto analyses = [] {
    std::vector<std::unique_ptr<Analysis>> list;
    list.push_back(make_data_analysis());
    list.push_back(std::make_unique<ProfileAnalysis>());
    list.push_back(make_behaviour_analysis());
    list.push_back(std::make_unique<ValueAnalysis>());
    list.push_back(std::make_unique<SatisfactionAnalysis>());
    list.push_back(make_clv_analysis());
    list.push_back(make_churn_analysis());
    list.push_back(make_change_analysis());
    list.push_back(make_retention_analysis());
    list.push_back(make_conversion_analysis());
    return list;
  }();
  return analyses;
}

}  // namespace clientele
