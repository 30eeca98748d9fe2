// The catalogue's parts, one file a section. A new part is declared here and added to kParts.
#pragma once

#include <array>
#include <span>

#include "report/catalogue.h"

namespace clientele::messages {

std::span<const Message> common();
std::span<const Message> data();
std::span<const Message> data_quality();
std::span<const Message> profile();
std::span<const Message> behaviour();
std::span<const Message> value();
std::span<const Message> satisfaction();
std::span<const Message> clv();
std::span<const Message> churn();
std::span<const Message> change();
std::span<const Message> retention();
std::span<const Message> conversion();
std::span<const Message> summary();
std::span<const Message> actions();
std::span<const Message> words();
std::span<const Message> command();
std::span<const Message> workbook();
std::span<const Message> customers();

inline constexpr std::array kParts = {
    common, data,      data_quality, profile, behaviour, value, satisfaction, clv,      churn,
    change, retention, conversion,   summary, actions,   words, command,      workbook, customers};

}  // namespace clientele::messages
