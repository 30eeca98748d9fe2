// From pairs to customers: who is merged with whom, what is only offered, what the reader decided.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "clean/duplicates/match.h"

namespace clientele {

// clang-format off
#define CLIENTELE_DUPLICATE_MODES(X) X(merge) X(list) X(off)
#define CLIENTELE_PAIR_STATES(X) X(merged) X(likely) X(apart)
// clang-format on

// merge: sure pairs become one customer. list: pairs are found and said, nobody is merged but whom
// the settings name. off: nothing is looked for.
enum class DuplicateMode : std::uint8_t {
#define X(name) name,
  CLIENTELE_DUPLICATE_MODES(X)
#undef X
};

// likely: not merged by itself. apart: the settings say that they are two.
enum class PairState : std::uint8_t {
#define X(name) name,
  CLIENTELE_PAIR_STATES(X)
#undef X
};
inline constexpr std::size_t kPairStates = 3;
std::string_view pair_state_name(PairState state);

using IdPair = std::pair<std::string, std::string>;

struct DuplicateOptions {
  DuplicateMode mode = DuplicateMode::merge;
  std::vector<IdPair> merge;  // are one customer, whatever the score
  std::vector<IdPair> apart;  // are two, whatever the score
};

// One side of a pair: what the files say of that customer.
struct Person {
  std::string id;
  std::array<std::string, kPersonFields> fields;
};

struct ListedPair {
  Person a, b;
  int score = 0;  // 0 where only the settings say so
  std::uint16_t agreements = 0;
  PairState state = PairState::likely;
};

// What was found, and what is done about it.
struct DuplicateFindings {
  static constexpr std::size_t kMostListed = 10'000;

  DuplicateMode mode = DuplicateMode::off;
  bool looked = false;                             // a list of customers said something to compare
  bool too_many = false;                           // more customers than are compared
  std::uint64_t customers = 0;                     // compared
  std::uint64_t groups = 0;                        // customers that stand for several ids
  std::uint64_t merged = 0;                        // ids that are no customer any more
  std::array<std::uint64_t, kPairStates> pairs{};  // by state
  std::array<std::uint64_t, kAgreements> merged_by{};  // merged pairs that agree in it
  std::vector<ListedPair> list;                        // the best kMostListed, by falling score
  std::map<std::string, std::string> customer_of;      // merged id -> the id it is now
};

// Larger groups than this are not made: a chain of pairs that are each alike need not be.
inline constexpr std::size_t kMostInGroup = 20;

// `known` holds the ids among those that the settings name which the input has. The customer of a
// group is its id with fewest bytes, of these the first in bytes: C7 of C7 and C12. Pairs are taken
// by falling score; one that would join two ids kept apart is not.
DuplicateFindings decide_duplicates(const Persons& persons, const std::vector<DuplicatePair>& pairs,
                                    const DuplicateOptions& options,
                                    const std::set<std::string>& known);

}  // namespace clientele
