// Questions by their words, answers by their values; coded questionnaires by groups of questions.
#include "schema/survey.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/utf8.h"
#include "schema/headers.h"

namespace clientele {
namespace {

using Word = std::string_view;

// Marks a group of one column whose header speaks of a rating; no header group begins with it.
constexpr char kNamed = '@';

constexpr std::array kRatingWords = {Word("满意"),  Word("评分"),   Word("打分"),   Word("得分"),
                                     Word("评价"),  Word("体验"),   Word("satisf"), Word("rating"),
                                     Word("score"), Word("quality")};

// What surveys ask about, for headers that name nothing but the subject.
constexpr std::array kSubjects = {
    Word("服务"), Word("态度"), Word("环境"),   Word("口味"), Word("味道"), Word("质量"),
    Word("品质"), Word("价格"), Word("性价比"), Word("速度"), Word("物流"), Word("配送"),
    Word("包装"), Word("卫生"), Word("整洁"),   Word("外观"), Word("功能"), Word("易用"),
    Word("售后"), Word("位置"), Word("交通"),   Word("设施"), Word("设备"), Word("专业"),
    Word("响应"), Word("效率"), Word("沟通"),   Word("氛围"), Word("菜品"), Word("分量"),
    Word("等待"), Word("安全"), Word("舒适"),   Word("种类"), Word("款式"), Word("新鲜"),
    Word("准时"), Word("交货"), Word("交付"),   Word("操作"), Word("界面"), Word("稳定"),
    Word("产品"), Word("商品"), Word("员工"),   Word("店员"), Word("客服"), Word("停车"),
};
// Words of headers in Latin letters, one or several each.
constexpr std::array kLatinSubjects = {
    Word("staff"),     Word("service"),      Word("food"),          Word("cleanliness"),
    Word("price"),     Word("value"),        Word("speed"),         Word("delivery"),
    Word("location"),  Word("comfort"),      Word("ease"),          Word("support"),
    Word("variety"),   Word("selection"),    Word("atmosphere"),    Word("ambience"),
    Word("ambiance"),  Word("waiting"),      Word("design"),        Word("features"),
    Word("packaging"), Word("reliability"),  Word("usability"),     Word("helpfulness"),
    Word("safety"),    Word("friendliness"), Word("facilities"),    Word("parking"),
    Word("product"),   Word("environment"),  Word("taste"),         Word("freshness"),
    Word("menu"),      Word("room"),         Word("communication"), Word("professionalism"),
};
// Questions about the same subjects that ask for facts; their answers are codes.
constexpr std::array kFacts = {
    Word("类型"),   Word("类别"),    Word("哪"),        Word("次数"),    Word("频率"),
    Word("多久"),   Word("多少"),    Word("渠道"),      Word("方式"),    Word("原因"),
    Word("年限"),   Word("区间"),    Word("天数"),      Word("时长"),    Word("分钟"),
    Word("小时"),   Word("数量"),    Word("个数"),      Word("等级"),    Word("级别"),
    Word("编号"),   Word("代码"),    Word("type"),      Word("which"),   Word("days"),
    Word("hours"),  Word("minutes"), Word("howoften"),  Word("howmany"), Word("howmuch"),
    Word("code"),   Word("tier"),    Word("frequency"), Word("reason"),  Word("range"),
    Word("number"),
};
constexpr std::array kLikelihood = {
    Word("可能"),  Word("愿"),      Word("意向"),   Word("会推荐"), Word("会向"),
    Word("会把"),  Word("会将"),    Word("会不会"), Word("是否会"), Word("likel"),
    Word("would"), Word("willing"), Word("scale"),
};
// What is left of "您对我们的服务的满意程度" without these is what it is about.
constexpr std::array kAboutNothing = {
    Word("总体来说"), Word("满意程度"), Word("满意度"),       Word("满意"),      Word("评价"),
    Word("评分"),     Word("打分"),     Word("得分"),         Word("客户"),      Word("顾客"),
    Word("用户"),     Word("会员"),     Word("我们"),         Word("本店"),      Word("本公司"),
    Word("我司"),     Word("贵司"),     Word("公司"),         Word("怎么样"),    Word("如何"),
    Word("是否"),     Word("多少"),     Word("对"),           Word("您"),        Word("你"),
    Word("请"),       Word("的"),       Word("是"),           Word("有"),        Word("多"),
    Word("吗"),       Word("分"),       Word("、"),           Word("，"),        Word("。"),
    Word("？"),       Word("～"),       Word("satisfaction"), Word("satisfied"), Word("customer"),
    Word("score"),    Word("rating"),   Word("client"),       Word("csat"),      Word("with"),
    Word("your"),     Word("how"),      Word("are"),          Word("you"),       Word("us"),
};

template <std::size_t N>
bool has_one_of(const std::array<Word, N>& words, const std::string& text) {
  return std::any_of(words.begin(), words.end(),
                     [&](Word word) { return text.find(word) != std::string::npos; });
}

std::size_t leading_digits(std::string_view text) {
  std::size_t digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
  return digits;
}

bool is_numbered_question(const std::string& header) {
  const auto digits = leading_digits(header);
  return digits > 0 && digits <= 3 && std::string_view(header).substr(digits).starts_with("、");
}

// The leading "Q7" of "Q7ART"; empty where the header is no question of a group.
std::string question_group(const std::string& header) {
  if (header.empty() || (header[0] != 'q' && header[0] != 'Q')) return {};
  const std::size_t i = 1 + leading_digits(std::string_view(header).substr(1));
  if (i == 1 || i == header.size()) return {};
  const char last = header.back();
  const bool numbered = last >= '0' && last <= '9';  // Q8COM1, Q8COM2: one answer of several
  return numbered ? std::string() : header.substr(0, i);
}

// `answers`: how many of 1 to 5 must have been given.
bool rates(const ValueEvidence& values, std::size_t answers, int highest = 6) {
  return values.values >= 5 && values.ratings >= 0.95 && values.in_1_to_5 >= answers &&
         values.low >= 0 && values.high <= highest * kDecimalOne && values.fractions < 0.05;
}

// Answers of a survey: on its scales of up to ten points.
constexpr int kHighestAnswer = 10;
bool is_answer(const ValueEvidence& values) { return rates(values, 2, kHighestAnswer); }

bool speaks_of_rating(const std::string& header) {
  return has_one_of(kRatingWords, normal_header(header));
}

bool speaks_of_satisfaction(const std::string& header) {
  const std::string h = normal_header(header);
  return h.find("满意") != std::string::npos || h.find("satisf") != std::string::npos;
}

// Whether the header names what surveys ask about, and asks how it is.
bool names_subject(const std::string& name) {
  const std::string header = normal_header(name);
  if (is_coded_question(header) || has_one_of(kFacts, header)) return false;
  return has_one_of(kSubjects, header) ||
         std::any_of(kLatinSubjects.begin(), kLatinSubjects.end(),
                     [&](Word word) { return header_has_words(name, word); });
}

// Whether the header says between which numbers one answers, "(1-7)", and the answers do.
bool names_its_scale(const std::string& name, const ValueEvidence& values) {
  const std::string folded = fold_width(name);
  for (std::size_t at = 0; at < folded.size();) {
    const auto digits = leading_digits(std::string_view(folded).substr(at));
    if (digits == 0) {
      ++at;
      continue;
    }
    std::string_view rest = std::string_view(folded).substr(at + digits);
    for (const Word to : {Word("-"), Word("~"), Word("–"), Word("～"), Word("到"), Word("至")}) {
      if (digits != 1 || !rest.starts_with(to)) continue;
      const auto upper = rest.substr(to.size());
      const auto width = leading_digits(upper);
      if (width == 0 || width > 2) continue;
      const int low = folded[at] - '0';
      const int high = std::stoi(std::string(upper.substr(0, width)));
      if (low <= 1 && high >= 3 && high <= kHighestAnswer && values.low >= low * kDecimalOne &&
          values.high <= high * kDecimalOne)
        return true;
    }
    at += digits;
  }
  return false;
}

// Columns that stand between two ratings and are answered like them belong to the same list of
// questions, whatever they are called.
void assign_between(Plan& plan, const std::vector<ValueEvidence>& values) {
  const auto is_rating = [&](std::size_t c) {
    const Role role = plan.columns[c].role;
    return role == Role::aspect || role == Role::satisfaction || role == Role::recommend;
  };
  for (std::size_t c = 1; c + 1 < plan.columns.size(); ++c) {
    if (!is_rating(c - 1)) continue;
    std::size_t end = c;
    while (end < plan.columns.size() && plan.columns[end].role == Role::attribute &&
           rates(values[end], 4) && !has_one_of(kFacts, normal_header(plan.columns[end].name)) &&
           !is_coded_question(normal_header(plan.columns[end].name)))
      ++end;
    if (end == c || end == plan.columns.size() || !is_rating(end)) continue;
    for (; c < end; ++c)
      give(plan, values[c], {c, Role::aspect, 0.65, 0, "question_group", plan.columns[end].name});
  }
}

}  // namespace

bool is_coded_question(const std::string& header) {
  return header.size() > 2 && header[0] == 'q' && header[1] >= '0' && header[1] <= '9';
}

bool is_sentence(const std::string& header) {
  if (is_numbered_question(normal_header(header))) return true;
  for (const Word word :
       {Word("您"), Word("你"), Word("我们"), Word("本店"), Word("吗"), Word("?"), Word("？")}) {
    if (header.find(word) != std::string::npos) return true;
  }
  const auto words = std::count(header.begin(), header.end(), ' ') + 1;
  return words >= 5;
}

bool asks_whether(const std::string& header) { return has_one_of(kLikelihood, header); }

std::string without_remarks(const std::string& header) {
  const std::string folded = fold_width(header);  // full-width brackets too
  std::string out;
  std::size_t depth = 0;
  for (const char c : folded) {
    if (c == '(' || c == '[') ++depth;
    if (depth == 0) out += c;
    if ((c == ')' || c == ']') && depth > 0) --depth;
  }
  return out;
}

bool is_survey(const Plan& plan, const std::vector<ValueEvidence>& values,
               const std::vector<Candidate>& candidates) {
  if (plan.preset == "wjx_survey") return true;
  bool asks = false;
  for (const auto& candidate : candidates) {
    const ValueEvidence& v = values[candidate.column];
    if (v.values == 0) continue;
    switch (candidate.role) {
      case Role::satisfaction:
      case Role::recommend:
        asks = true;
        break;
      case Role::amount:
      case Role::gross:
      case Role::refund:
      case Role::cost:
      case Role::profit:
      case Role::total_amount:
      case Role::unit_price:
        if (!is_answer(v)) return false;
        break;
      default:
        break;
    }
  }
  return asks;
}

void correct_for_survey(std::vector<Candidate>& candidates,
                        const std::vector<ValueEvidence>& values) {
  const auto is_thing = [&](const Candidate& candidate) {
    switch (candidate.role) {
      case Role::amount:
      case Role::gross:
      case Role::unit_price:
      case Role::cost:
      case Role::discount:
      case Role::product:
      case Role::product_name:
      case Role::category:
      case Role::owner:
        return is_answer(values[candidate.column]);
      default:
        return false;
    }
  };
  candidates.erase(std::remove_if(candidates.begin(), candidates.end(), is_thing),
                   candidates.end());
  for (auto& candidate : candidates) {
    if (candidate.role == Role::source && candidate.reason == "header_exact")
      candidate.role = Role::channel;
  }
}

bool asks_overall(const std::string& header) {
  std::string h = normal_header(header);
  if (h.ends_with("all")) return true;
  for (const Word word : {Word("overall"), Word("总体"), Word("整体"), Word("综合")}) {
    if (h.find(word) != std::string::npos) return true;
  }
  if (!speaks_of_satisfaction(header)) return false;
  h = normal_header(without_remarks(header));
  for (const Word word : kAboutNothing) {
    for (auto at = h.find(word); at != std::string::npos; at = h.find(word))
      h.erase(at, word.size());
  }
  return std::all_of(h.begin(), h.end(), [](char c) { return (c >= '0' && c <= '9') || c == '?'; });
}

void assign_ratings(Plan& plan, const std::vector<ValueEvidence>& values, bool survey,
                    std::set<Role>& taken) {
  std::map<std::string, std::vector<std::size_t>> groups;
  std::vector<std::size_t> satisfactions;
  for (std::size_t c = 0; c < plan.columns.size(); ++c) {
    if (plan.columns[c].role != Role::attribute) continue;
    const std::string& name = plan.columns[c].name;
    // A header that speaks of a rating needs fewer answers to be believed.
    const bool named = speaks_of_rating(name) ||
                       (survey && (names_subject(name) || names_its_scale(name, values[c])));
    if (named && survey ? !is_answer(values[c]) : !rates(values[c], named ? 2 : 4)) continue;
    const std::string group = question_group(name);
    if (!group.empty()) groups[group].push_back(c);
    if (group.empty() && named)
      groups[std::string(1, kNamed).append(std::to_string(c))].push_back(c);
    if (speaks_of_satisfaction(name)) satisfactions.push_back(c);
  }
  const bool one =
      satisfactions.size() == 1 &&
      std::none_of(groups.begin(), groups.end(), [&](const auto& group) {
        return std::any_of(group.second.begin(), group.second.end(),
                           [&](std::size_t c) { return asks_overall(plan.columns[c].name); });
      });
  for (const auto& [group, columns] : groups) {
    const bool named = group[0] == kNamed;
    if (!named && columns.size() < 3) continue;  // a single question may be anything
    for (const auto c : columns) {
      const bool overall =
          taken.count(Role::satisfaction) == 0 &&
          (asks_overall(plan.columns[c].name) || (one && satisfactions.front() == c));
      const Role role = overall ? Role::satisfaction : Role::aspect;
      taken.insert(role);
      give(plan, values[c],
           {c, role, 0.75, 0, named ? "rating_words" : "question_group",
            named ? plan.columns[c].name : group});
    }
  }
  if (survey) assign_between(plan, values);
}

}  // namespace clientele
