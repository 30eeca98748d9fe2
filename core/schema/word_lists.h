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

// Names and signs of currencies in amounts, headers and currency columns. "$" and "¥" (also 元) are
// several countries' signs and stay what they are; which currency is meant, sealing decides. A name
// stands before those that are its end.
struct CurrencyName {
  std::string_view text, currency;  // an ISO 4217 code, "$" or "¥"
};
inline constexpr std::array<CurrencyName, 86> kCurrencies = {{
    {"人民币", "CNY"}, {"us$", "USD"},  {"hk$", "HKD"},    {"nt$", "TWD"},  {"au$", "AUD"},
    {"ca$", "CAD"},    {"sg$", "SGD"},  {"nz$", "NZD"},    {"a$", "AUD"},   {"c$", "CAD"},
    {"s$", "SGD"},     {"r$", "BRL"},   {"cn¥", "CNY"},    {"jp¥", "JPY"},  {"美元", "USD"},
    {"美金", "USD"},   {"欧元", "EUR"}, {"英镑", "GBP"},   {"日元", "JPY"}, {"日圆", "JPY"},
    {"港元", "HKD"},   {"港币", "HKD"}, {"新台币", "TWD"}, {"台币", "TWD"}, {"韩元", "KRW"},
    {"加元", "CAD"},   {"加币", "CAD"}, {"澳元", "AUD"},   {"澳币", "AUD"}, {"新加坡元", "SGD"},
    {"新币", "SGD"},   {"泰铢", "THB"}, {"卢布", "RUB"},   {"卢比", "INR"}, {"rmb", "CNY"},
    {"cny", "CNY"},    {"usd", "USD"},  {"eur", "EUR"},    {"gbp", "GBP"},  {"jpy", "JPY"},
    {"hkd", "HKD"},    {"twd", "TWD"},  {"ntd", "TWD"},    {"krw", "KRW"},  {"cad", "CAD"},
    {"aud", "AUD"},    {"nzd", "NZD"},  {"sgd", "SGD"},    {"chf", "CHF"},  {"inr", "INR"},
    {"rub", "RUB"},    {"brl", "BRL"},  {"thb", "THB"},    {"vnd", "VND"},  {"mxn", "MXN"},
    {"idr", "IDR"},    {"myr", "MYR"},  {"php", "PHP"},    {"pln", "PLN"},  {"sek", "SEK"},
    {"nok", "NOK"},    {"dkk", "DKK"},  {"czk", "CZK"},    {"try", "TRY"},  {"zar", "ZAR"},
    {"aed", "AED"},    {"sar", "SAR"},  {"euro", "EUR"},   {"yuan", "CNY"}, {"dollars", "$"},
    {"dollar", "$"},   {"€", "EUR"},    {"£", "GBP"},      {"₩", "KRW"},    {"₹", "INR"},
    {"₽", "RUB"},    {"฿", "THB"},    {"₫", "VND"},      {"₺", "TRY"},    {"$", "$"},
    {"¥", "¥"},        {"￥", "¥"},     {"块钱", "¥"},     {"元", "¥"},     {"圆", "¥"},
    {"円", "JPY"},
}};
// What else "$" and "¥" may mean than the dollar of the United States and the yuan.
inline constexpr std::array<std::string_view, 10> kDollars = {"USD", "HKD", "TWD", "AUD", "CAD",
                                                              "SGD", "NZD", "MXN", "BRL", "$"};
inline constexpr std::array<std::string_view, 5> kYuans = {"CNY", "JPY", "HKD", "TWD", "¥"};

// Multiples that a number or the header of a column may be told in, as powers of ten. Longer words
// stand before those they begin or end with.
struct Multiple {
  std::string_view text;
  int power;
};
inline constexpr std::array<Multiple, 12> kMultiples = {{
    {"亿", 8},
    {"万", 4},
    {"千", 3},
    {"百", 2},
    {"thousand", 3},
    {"million", 6},
    {"billion", 9},
    {"mn", 6},
    {"bn", 9},
    {"k", 3},
    {"m", 6},
    {"b", 9},
}};

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
