// Who the customers are now against before: shares of the groups of every attribute, and where more
// or fewer were lost.
#include <algorithm>
#include <cmath>

#include "analyses/attributes.h"
#include "analyses/change_draft.h"
#include "stats/correction.h"
#include "stats/tests.h"

namespace clientele {
namespace {

constexpr std::size_t kRows = 40;
constexpr std::size_t kMostGroups = 40;  // of an attribute; more are no structure

struct Shift {
  const std::string* attribute;
  const std::string* group;
  ChangeGroup sums, all;
  double p = 1;       // of the share, corrected over all groups of all attributes
  double loss_p = 1;  // of the rate of loss against the other groups', corrected alike
  double before() const { return ratio(sums.before, all.before); }
  double now() const { return ratio(sums.now, all.now); }
  double lost() const { return ratio(sums.lost, sums.before); }
  bool marked(double level) const { return p < level || loss_p < level; }
  static double ratio(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
  }
};

double n_of(std::uint64_t n) { return static_cast<double>(n); }

std::vector<Shift> shifts_of(const ChangeSummary& summary) {
  std::vector<Shift> out;
  for (const auto& [attribute, groups] : summary.groups) {
    ChangeGroup all;
    std::size_t known = 0;
    for (const auto& [key, group] : groups) {
      if (key.empty()) continue;  // unknown
      parts::merge(all, group);
      ++known;
    }
    if (known < 2 || known > kMostGroups) continue;
    if (n_of(std::min(all.before, all.now)) < kChangeEnough) continue;
    for (const auto& [key, group] : groups) {
      if (!key.empty()) out.push_back({&attribute, &key, group, all, 1, 1});
    }
  }
  return out;
}

void test(std::vector<Shift>& shifts) {
  std::vector<double> share, loss;
  for (const auto& shift : shifts) {
    const auto& [sums, all] = std::pair(shift.sums, shift.all);
    share.push_back(
        stats::two_proportions(n_of(sums.now), n_of(all.now), n_of(sums.before), n_of(all.before))
            .p);
    loss.push_back(stats::two_proportions(n_of(sums.lost), n_of(sums.before),
                                          n_of(all.lost - sums.lost),
                                          n_of(all.before - sums.before))
                       .p);
  }
  share = stats::holm(share);
  loss = stats::holm(loss);
  for (std::size_t i = 0; i < shifts.size(); ++i) {
    shifts[i].p = share[i];
    shifts[i].loss_p = loss[i];
  }
}

}  // namespace

void add_change_structure(ChangeDraft& draft) {
  auto shifts = shifts_of(draft.summary);
  if (shifts.empty()) return;
  test(shifts);
  const double level = draft.context.options.significance;
  // What is marked first, so that the table's end cuts nothing that matters.
  std::stable_sort(shifts.begin(), shifts.end(), [level](const Shift& a, const Shift& b) {
    const bool first = a.marked(level), second = b.marked(level);
    if (first != second) return first;
    return std::abs(a.now() - a.before()) > std::abs(b.now() - b.before());
  });
  double marked = 0, lossy = 0;
  for (const auto& shift : shifts) {
    marked += shift.p < level ? 1 : 0;
    lossy += shift.loss_p < level ? 1 : 0;
  }
  Block& block = add_change_block(draft, Block::Kind::table, "structure");
  block.table.columns = {
      change_column("attribute", Unit::label),    common_column("group", Unit::label),
      change_column("before", Unit::count),       change_column("now", Unit::count),
      change_column("share_before", Unit::share), change_column("share_now", Unit::share),
      change_column("shift", Unit::points),       change_column("p", Unit::p_value),
      change_column("lost_rate", Unit::share),    change_column("loss_p", Unit::p_value),
      common_column("mark", Unit::label)};
  for (std::size_t i = 0; i < std::min(kRows, shifts.size()); ++i) {
    const Shift& shift = shifts[i];
    Cell mark;
    if (shift.p < level) mark = say("change.mark.shift");
    if (shift.p >= level && shift.loss_p < level) mark = say("change.mark.loss");
    block.table.rows.push_back(
        {attribute_label(*shift.attribute), group_label(*shift.group), n_of(shift.sums.before),
         n_of(shift.sums.now), shift.before(), shift.now(), shift.now() - shift.before(), shift.p,
         shift.sums.before > 0 ? Cell(shift.lost()) : Cell(), shift.loss_p, mark});
  }
  block.takeaway =
      say("change.structure.takeaway", {{"groups", as_count(static_cast<double>(shifts.size()))},
                                        {"marked", as_count(marked)},
                                        {"lossy", as_count(lossy)}});
}

}  // namespace clientele
