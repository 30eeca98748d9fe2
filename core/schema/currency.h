// Names of currencies: what a text calls one, and which one is meant.
#pragma once

#include <string>
#include <string_view>

namespace clientele {

// The currency whose name or sign ("US$", "usd", "美元", "€") stands at the front of `text`, taken
// off; empty where there is none. "$" and "¥" (also of 元) stay what they are.
std::string_view take_currency(std::string_view& text);
std::string_view drop_currency(std::string_view& text);  // the same at the end

// Whether "$" or "¥" may be meant for `currency`; every other name only for itself.
bool may_mean(std::string_view name, std::string_view currency);

// The one way to write a currency: "usd", "US$" and "美元" are "USD". "$" and "¥" are `home` where
// they may mean it, else "USD" and "CNY". What names none we know is as it stands.
std::string currency_code(std::string_view text, std::string_view home = {});

}  // namespace clientele
