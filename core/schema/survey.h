// Surveys: what a question asks, which columns are its answers, and what headers mean in them.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "schema/header_match.h"
#include "schema/plan.h"
#include "schema/value_evidence.h"

namespace clientele {

// Whether the header (normalised) is a coded question: "Q4STORE" asks about stores, it names none.
bool is_coded_question(const std::string& header);

// Whether a header is a whole question around its subject: "7、您有多大可能…", "How likely are you
// to …?".
bool is_sentence(const std::string& header);

// Whether a header (normalised) asks how likely or willing one is.
bool asks_whether(const std::string& header);

// A header without what stands in brackets.
std::string without_remarks(const std::string& header);

// Whether a file asks people what they think: it has a question of satisfaction or recommendation,
// or a survey tool's own columns, and no money.
bool is_survey(const Plan& plan, const std::vector<ValueEvidence>& values,
               const std::vector<Candidate>& candidates);

// In a survey an answer from 1 to 5 under "价格" rates the price and is none, and 来源 is how the
// answer came in.
void correct_for_survey(std::vector<Candidate>& candidates,
                        const std::vector<ValueEvidence>& values);

// Whether a question of satisfaction is about the whole, not about one thing: "总体满意度",
// "您对我们满意吗", "Overall rating".
bool asks_overall(const std::string& header);

// Columns without a role that are ratings become aspects, one of them the overall satisfaction
// where none is yet.
void assign_ratings(Plan& plan, const std::vector<ValueEvidence>& values, bool survey,
                    std::set<Role>& taken);

}  // namespace clientele
