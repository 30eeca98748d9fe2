// Tables and charts of the section "satisfaction".
#pragma once

#include "analyses/satisfaction_view.h"

namespace clientele {

Text question_label(const std::string& key);
Text score_attribute_label(const std::string& attribute);

Block distribution_block(const std::string& question, const Answers& answers);
Block aspects_block(const SatisfactionView& view);
// Importance against performance; nothing where no correlation could be made.
std::optional<Block> importance_block(const SatisfactionView& view);
Block nps_block(const NetPromoter& nps);
// Months with answers; nothing with fewer than two.
std::optional<Block> trend_block(const SatisfactionSummary& summary, const SatisfactionView& view);
Block groups_block(const std::string& attribute, const std::map<std::string, Scores>& groups);

}  // namespace clientele
