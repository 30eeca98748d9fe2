// Three passes: what headers say and values do not refute; survey questions by their groups; what
// values alone tell of columns that are left.
#include "schema/column_roles.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "schema/headers.h"
#include "schema/presets.h"

namespace clientele {
namespace {

constexpr double kPreset = 0.98, kExact = 0.95, kContains = 0.6, kByValues = 0.55;
// Texts with more distinct values in the head than this are told apart by rows, not by groups.
constexpr std::size_t kGroupValues = 300;
// Numbers with more distinct values than this measure something; fewer may be codes.
constexpr std::size_t kCodedNumbers = kGroupValues;
// Marks a group of one column whose header speaks of a rating; no header group begins with it.
constexpr char kNamed = '@';

struct Candidate {
  std::size_t column;
  Role role;
  double score;
  std::size_t rank;  // of the alias: earlier is better
  std::string reason, evidence;
};

bool describes_people(Role role) { return role >= Role::name && role <= Role::total_amount; }

bool many_per_file(Role role) {
  return role == Role::aspect || role == Role::attribute || role == Role::ignored;
}

// Whether a column of these values can be of that role. Empty columns refute nothing.
bool plausible(Role role, const ValueEvidence& values) {
  if (values.values == 0) return true;
  switch (role) {
    case Role::attribute:
      return true;
    case Role::age:  // small numbers are codes of bands, as in surveys, not years
      return values.decimals < 0.6 || values.high >= 15 * kDecimalOne;
    case Role::employees:
    case Role::annual_revenue:
      return true;  // bands such as "45-54" are kept as codes
    case Role::recommend:
      return values.flags >= 0.8 ||
             (values.ratings >= 0.7 && values.high <= 11 * kDecimalOne && values.low >= 0);
    case Role::churned:
    case Role::converted:
      return values.flags >= 0.8;
    case Role::phone:  // digits, whatever stands between them; masked ones are long
      return values.decimals >= 0.5 || values.mean_length >= 8;
    case Role::name:
    case Role::contact:
    case Role::text:
    case Role::email:
      return values.decimals < 0.5;
    case Role::product_name:
    case Role::gender:
    case Role::status:
      return values.moments < 0.5 && (role != Role::product_name || values.fractions < 0.5);
    default:
      break;
  }
  switch (default_kind(role)) {
    case ValueKind::moment:
      return values.moments >= 0.6;
    case ValueKind::money:
    case ValueKind::number:
      return values.decimals >= 0.6;
    case ValueKind::rating:
      return values.ratings >= 0.6 && values.high <= 110 * kDecimalOne;
    default:
      return values.moments < 0.9 || values.mean_length <= 8;
  }
}

// Whether the header is a numbered question: "Q4STORE" asks about stores, it names none.
bool is_question(const std::string& header) {
  return header.size() > 2 && header[0] == 'q' && header[1] >= '0' && header[1] <= '9';
}

// Whether the header is a question of a form, "7、您有多大可能…": a sentence around its subject.
bool is_numbered_question(const std::string& header) {
  std::size_t digits = 0;
  while (digits < header.size() && header[digits] >= '0' && header[digits] <= '9') ++digits;
  return digits > 0 && digits <= 3 && std::string_view(header).substr(digits).starts_with("、");
}

bool is_asked(Role role) {
  return role == Role::recommend || role == Role::text || role == Role::satisfaction;
}

// Part of a header is enough for what describes people and answers, and for events outside surveys.
bool part_is_enough(Role role, const std::string& header) {
  return !is_question(header) || (role >= Role::name && role <= Role::loyalty);
}

std::vector<Candidate> header_candidates(const Plan& plan,
                                         const std::vector<ValueEvidence>& values) {
  std::vector<Candidate> out;
  const auto aliases = header_aliases();
  for (std::size_t c = 0; c < plan.columns.size(); ++c) {
    const std::string header = normal_header(plan.columns[c].name);
    if (header.empty()) continue;
    for (std::size_t a = 0; a < aliases.size(); ++a) {
      const auto& [role, alias] = aliases[a];
      const bool chinese = static_cast<unsigned char>(alias.front()) >= 0x80;
      if (question_subject(header) == alias && describes_people(role) &&
          plausible(role, values[c])) {
        out.push_back({c, role, kContains + 0.25, a, "header_contains", std::string(alias)});
      }
      if (!chinese && header != alias && !header_has_words(plan.columns[c].name, alias)) continue;
      const bool long_enough = alias.size() >= (chinese ? 6u : 5u);
      if (header == alias) {
        if (plausible(role, values[c]))
          out.push_back({c, role, kExact, a, "header_exact", std::string(alias)});
      } else if (long_enough && part_is_enough(role, header) &&
                 (header.size() <= alias.size() * 3 ||
                  (is_asked(role) && is_numbered_question(header))) &&
                 header.find(alias) != std::string::npos) {
        // The longer the part of the header the alias explains, the surer.
        const double part = static_cast<double>(alias.size()) / static_cast<double>(header.size());
        if (plausible(role, values[c])) {
          out.push_back(
              {c, role, kContains + 0.25 * part, a, "header_contains", std::string(alias)});
        }
      }
    }
  }
  return out;
}

// What a known export says of its own headers.
void add_preset(Plan& plan, const std::vector<ValueEvidence>& values,
                std::vector<Candidate>& candidates) {
  std::vector<std::string> headers;
  for (const auto& column : plan.columns) headers.push_back(normal_header(column.name));
  const Preset* preset = find_preset(headers);
  if (preset == nullptr) return;
  plan.preset = std::string(preset->name);
  for (std::size_t c = 0; c < headers.size(); ++c) {
    const auto role = preset->role_of(headers[c]);
    if (role && plausible(*role, values[c]))
      candidates.push_back({c, *role, kPreset, 0, "preset", plan.preset});
  }
}

void give(Plan& plan, const ValueEvidence& values, const Candidate& candidate) {
  ColumnPlan& column = plan.columns[candidate.column];
  column.role = candidate.role;
  column.kind = kind_for(candidate.role, values);
  column.understood = understood_share(column.kind, values);
  column.confidence = candidate.score * (values.values == 0 ? 0.7 : 0.5 + 0.5 * column.understood);
  column.reason = candidate.reason;
  column.evidence = candidate.evidence;
}

// The leading "Q7" of "Q7ART"; empty where the header is no question of a group.
std::string question_group(const std::string& header) {
  if (header.empty() || (header[0] != 'q' && header[0] != 'Q')) return {};
  std::size_t i = 1;
  while (i < header.size() && header[i] >= '0' && header[i] <= '9') ++i;
  if (i == 1 || i == header.size()) return {};
  const char last = header.back();
  const bool numbered = last >= '0' && last <= '9';  // Q8COM1, Q8COM2: one answer of several
  return numbered ? std::string() : header.substr(0, i);
}

// `answers`: how many of 1 to 5 must have been given.
bool rates(const ValueEvidence& values, std::size_t answers) {
  return values.values >= 5 && values.ratings >= 0.95 && values.in_1_to_5 >= answers &&
         values.low >= 0 && values.high <= 6 * kDecimalOne && values.fractions < 0.05;
}

bool is_overall(const std::string& header) {
  const std::string h = normal_header(header);
  return h.ends_with("all") || h.find("overall") != std::string::npos ||
         h.find("总体") != std::string::npos || h.find("整体") != std::string::npos;
}

bool speaks_of_rating(const std::string& header) {
  const std::string h = normal_header(header);
  for (const std::string_view word :
       {"满意", "评分", "打分", "得分", "评价", "体验", "satisf", "rating", "score", "quality"}) {
    if (h.find(word) != std::string::npos) return true;
  }
  return false;
}

void assign_ratings(Plan& plan, const std::vector<ValueEvidence>& values, std::set<Role>& taken) {
  std::map<std::string, std::vector<std::size_t>> groups;
  for (std::size_t c = 0; c < plan.columns.size(); ++c) {
    // A header that speaks of a rating needs fewer answers to be believed.
    const bool named = speaks_of_rating(plan.columns[c].name);
    if (plan.columns[c].role != Role::attribute || !rates(values[c], named ? 2 : 4)) continue;
    const std::string group = question_group(plan.columns[c].name);
    if (!group.empty()) groups[group].push_back(c);
    if (group.empty() && named)
      groups[std::string(1, kNamed).append(std::to_string(c))].push_back(c);
  }
  for (const auto& [group, columns] : groups) {
    const bool named = group[0] == kNamed;
    if (!named && columns.size() < 3) continue;  // a single question may be anything
    for (const auto c : columns) {
      const bool overall = is_overall(plan.columns[c].name) && taken.count(Role::satisfaction) == 0;
      const Role role = overall ? Role::satisfaction : Role::aspect;
      taken.insert(role);
      give(plan, values[c],
           {c, role, 0.75, 0, named ? "rating_words" : "question_group",
            named ? plan.columns[c].name : group});
    }
  }
}

// Two columns that say the same of every row: one of them is enough.
bool same_partition(const std::vector<std::vector<std::string>>& records, std::size_t a,
                    std::size_t b) {
  std::map<std::string, std::string> to;
  for (const auto& record : records) {
    if (a >= record.size() || b >= record.size()) continue;
    const auto [it, added] = to.emplace(record[a], record[b]);
    if (!added && it->second != record[b]) return false;
  }
  return true;
}

// Without any header: the date and the money by their looks, ids by what is left.
void assign_by_values(Plan& plan, const std::vector<ValueEvidence>& values,
                      const std::vector<std::vector<std::string>>& records, std::set<Role>& taken) {
  const auto next = [&](Role role, auto test) {
    if (taken.count(role) != 0) return;
    for (std::size_t c = 0; c < plan.columns.size(); ++c) {
      if (plan.columns[c].role != Role::attribute || !test(values[c])) continue;
      taken.insert(role);
      give(plan, values[c], {c, role, kByValues, 0, "values", {}});
      return;
    }
  };
  next(Role::date, [](const ValueEvidence& v) { return v.values > 0 && v.moments >= 0.98; });
  next(Role::amount, [](const ValueEvidence& v) { return v.numeric() && v.fractions > 0.5; });
  const auto is_id = [](const ValueEvidence& v) {
    return v.values > 0 && v.fractions == 0 && v.moments < 0.5 && v.distinct > 1 &&
           (v.leading_zeros > 0.2 || v.decimals < 0.2 || v.high >= 1'000 * kDecimalOne) &&
           v.mean_length <= 40;
  };
  next(Role::customer, is_id);
  const int customer = plan.column(Role::customer);
  for (std::size_t c = 0; c < plan.columns.size() && customer >= 0; ++c) {
    if (plan.columns[c].role != Role::attribute || !is_id(values[c])) continue;
    const bool same = same_partition(records, static_cast<std::size_t>(customer), c);
    const Role role = same ? Role::ignored : Role::order;
    if (role == Role::order && taken.count(role) != 0) continue;
    taken.insert(role);
    give(plan, values[c], {c, role, kByValues, 0, same ? "same_as_customer" : "values", {}});
  }
  next(Role::quantity, [](const ValueEvidence& v) {
    return v.numeric() && v.integers > 0.95 && v.low >= 0 && v.high <= 1'000 * kDecimalOne &&
           v.in_1_to_5 >= 2;
  });
}

}  // namespace

ValueKind kind_for(Role role, const ValueEvidence& values) {
  const ValueKind kind = default_kind(role);
  const bool number = kind == ValueKind::number || kind == ValueKind::money;
  if (number && describes_bands(role) && values.values > 0 && values.decimals < 0.6)
    return ValueKind::code;
  if (role == Role::recommend && values.values > 0 && values.ratings < 0.5 && values.flags >= 0.8)
    return ValueKind::flag;
  return kind;
}

bool describes_bands(Role role) {
  return role == Role::age || role == Role::employees || role == Role::annual_revenue;
}

double understood_share(ValueKind kind, const ValueEvidence& values) {
  if (values.values == 0) return 0;
  switch (kind) {
    case ValueKind::moment:
      return values.moments;
    case ValueKind::money:
    case ValueKind::number:
      return values.decimals;
    case ValueKind::rating:
      return values.ratings;
    case ValueKind::flag:
      return values.flags;
    default:
      return 1;
  }
}

std::size_t known_headers(const std::vector<std::string>& headers) {
  std::size_t known = 0;
  for (const auto& text : headers) {
    const std::string header = normal_header(text);
    known += std::any_of(header_aliases().begin(), header_aliases().end(),
                         [&](const HeaderAlias& alias) { return alias.text == header; })
                 ? 1u
                 : 0u;
  }
  return known;
}

void assign_roles(Plan& plan, const std::vector<ValueEvidence>& values,
                  const std::vector<std::vector<std::string>>& records, bool headerless) {
  for (auto& column : plan.columns) {
    column.role = Role::attribute;
    column.kind = ValueKind::code;
    column.reason = "unmapped";
    column.confidence = 0;
    column.understood = 1;
  }
  std::set<Role> taken;
  auto candidates = header_candidates(plan, values);
  add_preset(plan, values, candidates);
  std::stable_sort(
      candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
        return std::tie(b.score, a.rank, a.column) < std::tie(a.score, b.rank, b.column);
      });
  std::vector<bool> given(plan.columns.size(), false);
  for (const auto& candidate : candidates) {
    if (given[candidate.column] || taken.count(candidate.role) != 0) continue;
    given[candidate.column] = true;
    if (!many_per_file(candidate.role)) taken.insert(candidate.role);
    give(plan, values[candidate.column], candidate);
  }
  assign_ratings(plan, values, taken);
  if (headerless) assign_by_values(plan, values, records, taken);
  for (std::size_t c = 0; c < plan.columns.size(); ++c) {
    ColumnPlan& column = plan.columns[c];
    if (column.role != Role::attribute) continue;
    const bool prose = values[c].mean_length > 60;
    const bool measure =
        values[c].numeric() && values[c].distinct > kCodedNumbers && values[c].leading_zeros == 0;
    if (measure && !(values[c].nearly_unique() && values[c].fractions == 0)) {
      column.kind = ValueKind::number;  // a quantity to reckon with, not a group
      column.understood = values[c].decimals;
      continue;
    }
    if (values[c].nearly_unique() || values[c].distinct > kGroupValues || prose) {
      column.role = Role::ignored;
      column.kind = ValueKind::text;
      column.reason = "nearly_unique";
      column.evidence = std::to_string(values[c].distinct);
    }
  }
}

}  // namespace clientele
