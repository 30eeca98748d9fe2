// The words that stand for values, in both languages: blanks, yes and no, satisfaction, currencies.
// The one place to add to. All lower case, full-width forms folded.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace clientele::words {

struct Valued {
  std::string_view word;
  std::int64_t value;
};

inline constexpr std::array<std::string_view, 27> kBlanks = {
    "-",    "--",     "---",  "—",      "——",    "/",     "N/A",     "n/a",    "NA",
    "NULL", "null",   "None", "none",   "NaN",   "nan",   "无",      "空",     "暂无",
    "未填", "Select", "#N/A", "-None-", "Blank", "blank", "(blank)", "不适用", "(空)"};

inline constexpr std::array<std::string_view, 14> kCurrencySigns = {
    "¥", "￥", "$", "€", "£", "元", "CNY", "RMB", "USD", "EUR", "GBP", "人民币", "US$", "HK$"};

inline constexpr std::array<Valued, 36> kFlags = {{
    {"是", 1},      {"否", 0},     {"有", 1},        {"没有", 0},   {"对", 1},     {"错", 0},
    {"已", 1},      {"未", 0},     {"yes", 1},       {"no", 0},     {"y", 1},      {"n", 0},
    {"true", 1},    {"false", 0},  {"t", 1},         {"f", 0},      {"1", 1},      {"0", 0},
    {"1.0", 1},     {"0.0", 0},    {"已流失", 1},    {"未流失", 0}, {"流失", 1},   {"在网", 0},
    {"已转化", 1},  {"未转化", 0}, {"已成交", 1},    {"未成交", 0}, {"愿意", 1},   {"不愿意", 0},
    {"churned", 1}, {"active", 0}, {"converted", 1}, {"lost", 0},   {"已转换", 1}, {"未转换", 0},
}};

inline constexpr std::array<Valued, 47> kSatisfaction = {{
    {"非常满意", 5},
    {"很满意", 5},
    {"十分满意", 5},
    {"满意", 4},
    {"比较满意", 4},
    {"较满意", 4},
    {"基本满意", 4},
    {"一般", 3},
    {"中立", 3},
    {"说不清", 3},
    {"不太满意", 2},
    {"较不满意", 2},
    {"不满意", 2},
    {"比较不满意", 2},
    {"非常不满意", 1},
    {"很不满意", 1},
    {"十分不满意", 1},
    {"非常同意", 5},
    {"同意", 4},
    {"不同意", 2},
    {"非常不同意", 1},
    {"非常好", 5},
    {"很好", 5},
    {"好", 4},
    {"较好", 4},
    {"差", 2},
    {"较差", 2},
    {"很差", 1},
    {"非常差", 1},
    {"very satisfied", 5},
    {"satisfied", 4},
    {"somewhat satisfied", 4},
    {"neutral", 3},
    {"neither satisfied nor dissatisfied", 3},
    {"somewhat dissatisfied", 2},
    {"dissatisfied", 2},
    {"unsatisfied", 2},
    {"very dissatisfied", 1},
    {"very unsatisfied", 1},
    {"strongly agree", 5},
    {"agree", 4},
    {"disagree", 2},
    {"strongly disagree", 1},
    {"excellent", 5},
    {"good", 4},
    {"fair", 3},
    {"poor", 2},
}};

}  // namespace clientele::words
