#include "clean/duplicates/groups.h"

#include <algorithm>
#include <unordered_map>

namespace clientele {
namespace {

bool shorter_id(std::string_view a, std::string_view b) {
  return a.size() != b.size() ? a.size() < b.size() : a < b;
}

IdPair in_order(IdPair pair) {
  if (pair.second < pair.first) std::swap(pair.first, pair.second);
  return pair;
}

// Ids that have been joined. Groups are small, so members are moved from one list to the other.
class Groups {
 public:
  explicit Groups(const std::vector<IdPair>& apart) {
    for (const auto& pair : apart) apart_.insert(in_order(pair));
  }

  bool together(const std::string& a, const std::string& b) const {
    const auto left = group_of_.find(a), right = group_of_.find(b);
    return left != group_of_.end() && right != group_of_.end() && left->second == right->second;
  }
  bool apart(const std::string& a, const std::string& b) const {
    return apart_.count(in_order({a, b})) != 0;
  }
  // False where the two may not be one.
  bool join(const std::string& a, const std::string& b) {
    const std::size_t left = group(a), right = group(b);
    if (left == right) return true;
    if (members_[left].size() + members_[right].size() > kMostInGroup) return false;
    for (const auto& one : members_[left]) {
      for (const auto& other : members_[right]) {
        if (apart(one, other)) return false;
      }
    }
    for (auto& id : members_[right]) {
      group_of_[id] = left;
      members_[left].push_back(std::move(id));
    }
    members_[right].clear();
    return true;
  }
  const std::vector<std::vector<std::string>>& members() const { return members_; }

 private:
  std::size_t group(const std::string& id) {
    const auto [found, added] = group_of_.try_emplace(id, members_.size());
    if (added) members_.push_back({id});
    return found->second;
  }

  std::set<IdPair> apart_;
  std::unordered_map<std::string, std::size_t> group_of_;
  std::vector<std::vector<std::string>> members_;
};

Person person_at(const Persons& persons, std::size_t record) {
  Person person;
  person.id = persons.id(record);
  for (std::size_t i = 0; i < kPersonFields; ++i)
    person.fields[i] = persons.field(record, static_cast<PersonField>(i));
  return person;
}

// What the files say of an id; nothing but the id where no list of customers has it.
Person person_of(const Persons& persons, const std::string& id) {
  std::size_t first = 0, after = persons.size();
  while (first < after) {
    const std::size_t middle = first + (after - first) / 2;
    if (persons.id(middle) < id) {
      first = middle + 1;
    } else {
      after = middle;
    }
  }
  if (first < persons.size() && persons.id(first) == id) return person_at(persons, first);
  return {id, {}};
}

// The pairs that the settings name, in their order: before those found, for a reader to take back.
void list_asked(const Persons& persons, const std::vector<DuplicatePair>& pairs,
                const DuplicateOptions& options, const Groups& groups, DuplicateFindings& out) {
  std::set<IdPair> found;
  for (const auto& pair : pairs)
    found.insert({std::string(persons.id(pair.a)), std::string(persons.id(pair.b))});
  for (const auto& asked : options.merge) {
    if (!groups.together(asked.first, asked.second) || found.count(in_order(asked)) != 0) continue;
    out.list.push_back({person_of(persons, asked.first), person_of(persons, asked.second), 0,
                        agreement_bit(Agreement::asked), PairState::merged});
    ++out.pairs[static_cast<std::size_t>(PairState::merged)];
  }
}

void list_found(const Persons& persons, const std::vector<DuplicatePair>& pairs,
                const Groups& groups, DuplicateFindings& out) {
  for (const auto& pair : pairs) {
    const std::string a(persons.id(pair.a)), b(persons.id(pair.b));
    const PairState state = groups.together(a, b) ? PairState::merged
                            : groups.apart(a, b)  ? PairState::apart
                                                  : PairState::likely;
    ++out.pairs[static_cast<std::size_t>(state)];
    for (std::size_t i = 0; state == PairState::merged && i < kAgreements; ++i) {
      if (pair.has(static_cast<Agreement>(i))) ++out.merged_by[i];
    }
    if (out.list.size() >= DuplicateFindings::kMostListed) continue;
    out.list.push_back({person_at(persons, pair.a), person_at(persons, pair.b), pair.score,
                        pair.agreements, state});
  }
}

void name_customers(const Groups& groups, DuplicateFindings& out) {
  for (const auto& members : groups.members()) {
    if (members.size() < 2) continue;
    const auto& customer = *std::min_element(members.begin(), members.end(), shorter_id);
    ++out.groups;
    out.merged += members.size() - 1;
    for (const auto& id : members) {
      if (id != customer) out.customer_of[id] = customer;
    }
  }
}

}  // namespace

std::string_view pair_state_name(PairState state) {
  static constexpr std::array<std::string_view, kPairStates> kNames = {
#define X(name) #name,
      CLIENTELE_PAIR_STATES(X)
#undef X
  };
  return kNames[static_cast<std::size_t>(state)];
}

DuplicateFindings decide_duplicates(const Persons& persons, const std::vector<DuplicatePair>& pairs,
                                    const DuplicateOptions& options,
                                    const std::set<std::string>& known) {
  DuplicateFindings out;
  out.mode = options.mode;
  Groups groups(options.apart);
  for (const auto& [a, b] : options.merge) {
    if (a != b && known.count(a) != 0 && known.count(b) != 0) groups.join(a, b);
  }
  if (options.mode == DuplicateMode::merge) {
    for (const auto& pair : pairs) {
      if (pair.score < kSureScore) break;
      groups.join(std::string(persons.id(pair.a)), std::string(persons.id(pair.b)));
    }
  }
  name_customers(groups, out);
  list_asked(persons, pairs, options, groups, out);
  list_found(persons, pairs, groups, out);
  return out;
}

}  // namespace clientele
