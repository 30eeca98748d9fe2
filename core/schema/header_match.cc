// The dictionary of headers (headers.cc) applied to a file's columns.
#include "schema/header_match.h"

#include <algorithm>
#include <array>

#include "schema/column_roles.h"
#include "schema/headers.h"
#include "schema/survey.h"

namespace clientele {
namespace {

constexpr double kExact = 0.95, kContains = 0.6;

bool describes_people(Role role) { return role >= Role::name && role <= Role::total_amount; }

bool is_asked(Role role) {
  return role == Role::recommend || role == Role::text || role == Role::satisfaction;
}

// Part of a header is enough for what describes people and answers, and for events outside surveys.
bool part_is_enough(Role role, const std::string& header) {
  return !is_coded_question(header) || (role >= Role::name && role <= Role::loyalty);
}

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, std::string_view text) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

template <std::size_t N>
bool has_one_of(const std::array<std::string_view, N>& words, std::string_view text) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != text.npos; });
}

// A noun followed by another one says whose that is: "客户地址", "customer note", "order note" tell
// of no customer and no order, but "所属客户", "客户全称" and "customer ref" do.
constexpr std::array<std::string_view, 8> kOwners = {"客户",     "顾客",  "用户",        "会员",
                                                     "customer", "order", "transaction", "公司"};
constexpr std::array<std::string_view, 36> kIdentities = {
    "名",        "名称",   "全称", "简称",     "姓名",     "编号",      "编码",    "代码",
    "号",        "号码",   "id",   "账号",     "账户",     "账户名",    "账号名",  "昵称",
    "公司",      "单位",   "企业", "单位名称", "公司名称", "企业名称",  "code",    "no",
    "num",       "number", "name", "key",      "ref",      "reference", "account", "accountno",
    "accountid", "email",  "uuid", "guid"};

bool names_its_owner(std::string_view header, std::string_view alias) {
  if (!is_one_of(kOwners, alias)) return true;
  const auto at = header.rfind(alias);
  const auto rest = header.substr(at + alias.size());
  return rest.empty() || is_one_of(kIdentities, rest);
}

// "类型" and "等级" alone describe a customer; "发票类型" and "优先等级" something else.
constexpr std::array<std::string_view, 13> kPersons = {
    "vip",  "客户", "顾客",   "用户",     "会员",   "买家",   "消费者",
    "公司", "企业", "client", "customer", "member", "account"};

constexpr std::array<std::string_view, 8> kBareTraits = {"类型", "type",  "等级",   "级别",
                                                         "评级", "level", "rating", "tier"};

// Whether an alias inside a longer header is what the header speaks of.
bool is_subject(const HeaderAlias& alias, const std::string& name, const ValueEvidence& values) {
  const std::string header = normal_header(name);
  switch (alias.role) {
    case Role::customer:
    case Role::order: {
      const std::string bare = normal_header(without_remarks(name));
      return names_its_owner(bare.find(alias.text) == std::string::npos ? header : bare,
                             alias.text);
    }
    case Role::customer_type:
    case Role::level:
      return !is_one_of(kBareTraits, alias.text) || has_one_of(kPersons, header);
    case Role::text:  // "发票内容"
      return alias.text != "内容";
    case Role::recommend:  // "您是经朋友推荐来的吗" asks for something else
      return !is_sentence(name) || asks_whether(header) || values.high > 5 * kDecimalOne;
    default:
      return true;
  }
}

}  // namespace

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
    case Role::text:  // yes and no are answers, but nothing to read
      return values.decimals < 0.5 && values.flags < 0.8;
    case Role::name:
    case Role::contact:
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
      return values.moments >= 0.6 || values.reads_serials();
    case ValueKind::money:
    case ValueKind::number:
      return values.decimals >= 0.6;
    case ValueKind::rating:
      return values.ratings >= 0.6 && values.high <= 110 * kDecimalOne;
    default:
      return values.moments < 0.9 || values.mean_length <= 8;
  }
}

std::vector<Candidate> header_candidates(const Plan& plan,
                                         const std::vector<ValueEvidence>& values) {
  std::vector<Candidate> out;
  const auto aliases = header_aliases();
  for (std::size_t c = 0; c < plan.columns.size(); ++c) {
    const std::string& name = plan.columns[c].name;
    const std::string header = normal_header(name);
    if (header.empty()) continue;
    const bool sentence = is_sentence(name);
    for (std::size_t a = 0; a < aliases.size(); ++a) {
      const auto& [role, alias] = aliases[a];
      const bool chinese = static_cast<unsigned char>(alias.front()) >= 0x80;
      if (question_subject(header) == alias && describes_people(role) &&
          plausible(role, values[c])) {
        out.push_back({c, role, kContains + 0.25, a, "header_contains", std::string(alias)});
      }
      if (!chinese && header != alias && !header_has_words(name, alias)) continue;
      const bool long_enough = alias.size() >= (chinese ? 6u : 5u);
      if (header == alias) {
        if (plausible(role, values[c]))
          out.push_back({c, role, kExact, a, "header_exact", std::string(alias)});
      } else if (long_enough && part_is_enough(role, header) &&
                 (header.size() <= alias.size() * 3 || (is_asked(role) && sentence)) &&
                 header.find(alias) != std::string::npos &&
                 is_subject(aliases[a], name, values[c])) {
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

void give(Plan& plan, const ValueEvidence& values, const Candidate& candidate) {
  ColumnPlan& column = plan.columns[candidate.column];
  column.role = candidate.role;
  column.kind = kind_for(candidate.role, values);
  column.understood = understood_share(column.kind, values);
  column.confidence = candidate.score * (values.values == 0 ? 0.7 : 0.5 + 0.5 * column.understood);
  column.reason = candidate.reason;
  column.evidence = candidate.evidence;
}

}  // namespace clientele
