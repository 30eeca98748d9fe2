// Which customers of a list may be one and the same: candidates that share something, then a score.
//
// A pair's score is the sum of what agrees (core/docs/methods.md, "Duplicates"): a telephone number
// 50, an e-mail address 50, the name 45 for people and 50 for companies (less as it is less alike
// by Jaro-Winkler, nothing below 0.8), the whole registered name 15 more, a company's contact
// person 30, place 5, industry 5; less what differs. 75 and more is sure, 50 and more is likely.
#pragma once

#include <cstdint>
#include <vector>

#include "clean/duplicates/persons.h"

namespace clientele {

inline constexpr int kSureScore = 75;
inline constexpr int kLikelyScore = 50;
// A number or address that more customers than this share is a switchboard's or made up: it tells
// nothing.
inline constexpr std::size_t kMostSharing = 5;

// clang-format off
#define CLIENTELE_AGREEMENTS(X) \
  X(phone) X(email) X(name) X(name_alike) X(contact) X(place) X(industry) X(asked)
// clang-format on

// What two records agree in; bits of DuplicatePair::agreements. `asked` is a pair the settings
// name.
enum class Agreement : std::uint8_t {
#define X(name) name,
  CLIENTELE_AGREEMENTS(X)
#undef X
};
inline constexpr std::size_t kAgreements = 8;
std::string_view agreement_name(Agreement agreement);
inline constexpr std::uint16_t agreement_bit(Agreement agreement) {
  return static_cast<std::uint16_t>(1u << static_cast<unsigned>(agreement));
}

struct DuplicatePair {
  std::uint32_t a = 0, b = 0;  // records, of different ids; a's id is the smaller one in bytes
  std::uint8_t score = 0;      // 50-100
  std::uint16_t agreements = 0;
  bool has(Agreement agreement) const { return (agreements & agreement_bit(agreement)) != 0; }
};

// The best pair of records for any two ids that score 50 or more, by falling score, then by ids.
// `persons` must be settled. Time and memory grow with the records, not with their square: no
// candidates are made of what more than 20 records share.
std::vector<DuplicatePair> match_persons(const Persons& persons);

}  // namespace clientele
