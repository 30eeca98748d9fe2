#include "analyses/profile.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "analyses/attributes.h"
#include "analyses/group_totals.h"
#include "analyses/profile_block.h"
#include "analyses/profile_view.h"
#include "analyses/words.h"

namespace clientele {
namespace {

constexpr std::size_t kDifferences = 3;  // told as findings, those with most at stake
constexpr double kHalf = 0.5;            // of revenue from one place or kind
constexpr std::uint64_t kEnoughCustomers = 50;

// Attributes by which a company may depend on one group, the likelier to matter first.
constexpr std::array<std::string_view, 7> kConcentration = {
    "region", "province", "industry", "customer_type", "channel", "source", "city"};

double count(std::uint64_t n) { return static_cast<double>(n); }

const ProfileAttribute::Group* largest_by_revenue(const ProfileAttribute& attribute) {
  const ProfileAttribute::Group* best = nullptr;
  for (const auto& group : attribute.groups) {
    if (best == nullptr || group.sums.net > best->sums.net) best = &group;
  }
  return best;
}

const ProfileAttribute::Group* largest_by_count(const ProfileAttribute& attribute) {
  const ProfileAttribute::Group* best = nullptr;
  for (const auto& group : attribute.groups) {
    if (best == nullptr || group.sums.customers > best->sums.customers) best = &group;
  }
  return best;
}

// The attribute the first sentence is about.
const ProfileAttribute* main_attribute(const std::vector<ProfileAttribute>& attributes) {
  for (const auto id : kConcentration) {
    for (const auto& attribute : attributes) {
      if (attribute.id == id) return &attribute;
    }
  }
  return attributes.empty() ? nullptr : &attributes.front();
}

Text conclusion(const std::vector<ProfileAttribute>& attributes, const ProfileGroup& total,
                const ProfileColumns& columns) {
  const auto* attribute = main_attribute(attributes);
  if (attribute == nullptr) {
    return say("profile.conclusion.plain", {{"customers", as_count(count(total.customers))},
                                            {"buying", as_count(count(total.buying))}});
  }
  const auto* group = largest_by_count(*attribute);
  TextArgs args = {
      {"customers", as_count(count(total.customers))},
      {"attribute", as_text(attribute_label(attribute->id))},
      {"group", as_text(group_label(group->key))},
      {"share", as_share(share_of(count(group->sums.customers), count(total.customers)))}};
  if (columns.respondents) return say("profile.conclusion.respondents", std::move(args));
  if (!columns.revenue) return say("profile.conclusion.customers", std::move(args));
  args.emplace("revenue_share",
               as_share(share_of(to_double(group->sums.net), to_double(total.net))));
  return say("profile.conclusion.revenue", std::move(args));
}

TextArgs difference_args(const ProfileDifference& d, const ProfileAttribute& attribute) {
  TextArgs args = {{"attribute", as_text(attribute_label(attribute.id))},
                   {"group", as_text(group_label(d.group))},
                   {"n", as_count(d.n)}};
  const bool money = d.outcome == Outcome::spending;
  args.emplace("value", money ? as_money(d.value) : as_share(d.value));
  args.emplace("rest", money ? as_money(d.rest) : as_share(d.rest));
  return args;
}

std::string difference_key(const ProfileDifference& d) {
  return d.outcome == Outcome::spending ? "profile.spending" : "profile.repurchase";
}

// Money in question: the gap per customer times the group's customers; for repurchase, customers
// that would (not) come back, at the mean revenue of a buying customer.
void add_difference_findings(const std::vector<ProfileAttribute>& attributes,
                             const std::vector<ProfileDifference>& differences,
                             const ProfileGroup& total, Conclusion& out) {
  std::vector<Finding> found;
  for (const auto& d : differences) {
    const auto& attribute = attributes[d.attribute];
    Finding finding;
    finding.id = difference_key(d) + "." + attribute.id;
    finding.text = say("finding." + difference_key(d), difference_args(d, attribute));
    finding.section = "profile";
    finding.figures = {"profile.differences"};
    const double gap = std::abs(d.value - d.rest) * d.n;
    // A group's size is nothing at stake: what sets it apart is.
    finding.customers = d.outcome == Outcome::spending ? 0 : gap;
    finding.money = d.outcome == Outcome::spending ? gap : gap * total.spending().mean;
    finding.confidence = 1 - d.p;
    found.push_back(std::move(finding));
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.money > b.money; });
  if (found.size() > kDifferences) found.resize(kDifferences);
  for (auto& finding : found) out.findings.push_back(std::move(finding));
}

void add_concentration(const std::vector<ProfileAttribute>& attributes, const ProfileGroup& total,
                       Conclusion& out) {
  if (total.buying < kEnoughCustomers || total.net <= 0) return;
  for (const auto id : kConcentration) {
    for (const auto& attribute : attributes) {
      if (attribute.id != id || attribute.groups.size() < 3) continue;
      const auto* group = largest_by_revenue(attribute);
      const double share = share_of(to_double(group->sums.net), to_double(total.net));
      if (share < kHalf) continue;
      Finding finding;
      finding.id = "profile.concentration";
      finding.text =
          say("finding.profile.concentration",
              {{"attribute", as_text(attribute_label(attribute.id))},
               {"group", as_text(group_label(group->key))},
               {"n", as_count(count(group->sums.customers))},
               {"share", as_share(share_of(count(group->sums.customers), count(total.customers)))},
               {"revenue_share", as_share(share)}});
      finding.section = "profile";
      finding.figures = {"profile.customers"};
      finding.money = to_double(group->sums.net);
      finding.customers = count(group->sums.customers);
      finding.confidence = 0.5;  // a state of things, not yet a risk
      out.findings.push_back(std::move(finding));
      return;
    }
  }
}

// What the tests say of one attribute, under its chart.
std::optional<Text> takeaway(std::size_t index, const std::vector<ProfileAttribute>& attributes,
                             const std::vector<ProfileDifference>& differences) {
  for (const auto& d : differences) {
    if (d.attribute != index) continue;
    return say("finding." + difference_key(d), difference_args(d, attributes[index]));
  }
  const auto buying = attributes[index].known.buying;
  if (buying < kEnoughCustomers) return std::nullopt;
  return say("profile.takeaway.no_difference", {{"n", as_count(count(buying))}});
}

void add_figure(Conclusion& out, const std::string& id, double value, double n) {
  out.section->figures.push_back(id);
  out.figures.push_back(figure(id, value, Unit::count, n));
}

}  // namespace

std::unique_ptr<Summary> ProfileAnalysis::start() const {
  return std::make_unique<ProfileSummary>();
}

std::unique_ptr<Summary> ProfileAnalysis::load(ByteReader& in) const {
  return ProfileSummary::load(in);
}

void ProfileAnalysis::collect(const View& view, const CustomerBlock& facts, Summary& into) const {
  auto& summary = static_cast<ProfileSummary&>(into);
  summary.add_customers(view, facts);
  summary.add_respondents(view);
}

Conclusion ProfileAnalysis::conclude(const Summary& merged, const ConcludeContext& context) const {
  const auto& summary = static_cast<const ProfileSummary&>(merged);
  Conclusion out;
  ProfileGroup total = summary.total;
  auto attributes = profile_attributes(summary.customers, total);
  ProfileColumns columns;
  if (attributes.empty() && !summary.respondents.empty()) {
    columns.respondents = true;
    total = ProfileGroup();
    total.customers = summary.respondents_total;
    attributes = profile_attributes(summary.respondents, total);
  }
  if (total.customers == 0) return out;
  columns.revenue = total.net > 0;
  columns.profit = columns.revenue && total.profit > 0;

  auto& section = out.section.emplace();
  section.id = "profile";
  section.conclusion = conclusion(attributes, total, columns);
  const auto differences = profile_differences(attributes, context.options.significance);
  for (std::size_t a = 0; a < attributes.size(); ++a) {
    section.blocks.push_back(profile_block(attributes[a], total, columns));
    section.blocks.back().takeaway = takeaway(a, attributes, differences);
  }
  const double n = count(total.customers);
  add_figure(out, columns.respondents ? "profile.respondents" : "profile.customers", n, n);
  add_figure(out, "profile.attributes", static_cast<double>(attributes.size()), n);
  if (columns.revenue && !attributes.empty()) {
    add_figure(out, "profile.differences", static_cast<double>(differences.size()), n);
    out.methods.push_back({"profile.differences",
                           say("method.profile.differences",
                               {{"significance", as_share(context.options.significance)}}),
                           "Kruskal & Wallis (1952); Welch (1947); Holm (1979)"});
  }
  if (attributes.empty()) section.missing.push_back(say("profile.missing.attributes"));
  add_difference_findings(attributes, differences, total, out);
  add_concentration(attributes, total, out);
  return out;
}

}  // namespace clientele
