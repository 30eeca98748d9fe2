// Every record's keys, then for each kind of key the records that share one, two by two.
#include "clean/duplicates/match.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

#include "base/hash.h"
#include "base/utf8.h"
#include "clean/duplicates/contact_key.h"
#include "clean/duplicates/jaro_winkler.h"
#include "clean/duplicates/normal_name.h"

namespace clientele {
namespace {

constexpr std::size_t kMostInBlock = 20;
constexpr double kAlike = 0.8;       // names less alike than this are different ones
constexpr double kMuchAlike = 0.9;   // said to be alike
constexpr int kDifferentNames = 70;  // at most, whatever else agrees
constexpr int kPhone = 50, kEmail = 50, kContact = 30, kPlace = 5, kIndustry = 5, kWholeName = 15;
constexpr int kPersonName = 45, kCompanyName = 50;
constexpr int kOtherName = -20, kOtherPlace = -25, kMoved = -5, kOtherIndustry = -5;

// A record as it is compared; hashes are 0 where there is nothing to compare.
struct Profile {
  std::uint64_t phone = 0, email = 0, contact = 0, industry = 0, core = 0, whole = 0;
  NamedPlace place;
  std::uint32_t owner = 0;  // ordinal of the id
  std::uint32_t letters = 0, letter_count = 0;
  bool company = false, legal_form = false;
};

std::uint64_t key_of(std::string_view text) { return text.empty() ? 0 : hash_bytes(text) | 1; }

class Profiles {
 public:
  explicit Profiles(const Persons& persons);
  std::size_t size() const { return all_.size(); }
  const Profile& operator[](std::size_t record) const { return all_[record]; }
  std::u32string_view core(const Profile& profile) const {
    return std::u32string_view(letters_).substr(profile.letters, profile.letter_count);
  }
  // The first two characters of the name, for names that differ further on; 0 where it is shorter.
  std::uint64_t front(const Profile& profile) const {
    if (profile.letter_count < 3) return 0;
    return std::uint64_t{letters_[profile.letters]} << 32 | letters_[profile.letters + 1];
  }

 private:
  void describe(const Persons& persons, std::size_t record, Profile& out);
  void forget_shared(std::uint64_t Profile::*key);
  NamedPlace place_in(std::string_view text);

  std::vector<Profile> all_;
  std::u32string letters_;  // of all cores
  std::unordered_map<std::string_view, NamedPlace> places_;
};

Profiles::Profiles(const Persons& persons) : all_(persons.size()) {
  for (std::size_t record = 0; record < all_.size(); ++record) {
    Profile& profile = all_[record];
    if (record > 0) {
      const bool same = persons.id(record) == persons.id(record - 1);
      profile.owner = all_[record - 1].owner + (same ? 0 : 1);
    }
    describe(persons, record, profile);
  }
  forget_shared(&Profile::phone);
  forget_shared(&Profile::email);
}

NamedPlace Profiles::place_in(std::string_view text) {
  if (text.empty()) return {};
  const auto known = places_.find(text);
  if (known != places_.end()) return known->second;
  return places_.emplace(text, named_place(text)).first->second;
}

void Profiles::describe(const Persons& persons, std::size_t record, Profile& out) {
  out.phone = key_of(phone_key(persons.field(record, PersonField::phone)));
  out.email = key_of(email_key(persons.field(record, PersonField::email)));
  out.contact = key_of(normal_name(persons.field(record, PersonField::contact)).core);
  out.industry = key_of(persons.field(record, PersonField::industry));
  const NormalName name = normal_name(persons.field(record, PersonField::name));
  // Who has a contact person is a company, whatever its name looks like.
  out.company = !name.core.empty() && (name.company || out.contact != 0);
  out.legal_form = name.legal_form;
  out.core = key_of(name.core);
  out.whole = key_of(name.whole);
  out.letters = static_cast<std::uint32_t>(letters_.size());
  for (std::string_view rest = name.core; !rest.empty();) {
    const auto [point, bytes] = first_utf8(rest);
    letters_ += point;
    rest.remove_prefix(bytes);
  }
  out.letter_count = static_cast<std::uint32_t>(letters_.size()) - out.letters;
  const NamedPlace column = place_in(persons.field(record, PersonField::place));
  out.place = name.place.known() ? name.place : column;
}

// Keys that too many customers share are taken back.
void Profiles::forget_shared(std::uint64_t Profile::*key) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> owners;
  for (const auto& profile : all_) {
    if (profile.*key != 0) owners.emplace_back(profile.*key, profile.owner);
  }
  std::sort(owners.begin(), owners.end());
  owners.erase(std::unique(owners.begin(), owners.end()), owners.end());
  std::vector<std::uint64_t> shared;
  for (std::size_t i = 0; i + kMostSharing < owners.size(); ++i) {
    if (owners[i].first == owners[i + kMostSharing].first &&
        (shared.empty() || shared.back() != owners[i].first)) {
      shared.push_back(owners[i].first);
    }
  }
  for (auto& profile : all_) {
    if (std::binary_search(shared.begin(), shared.end(), profile.*key)) profile.*key = 0;
  }
}

// Whether two names have the same digits: 分店3 and 分店4 are alike and never one.
bool same_digits(std::u32string_view a, std::u32string_view b) {
  const auto next = [](std::u32string_view& text) {
    while (!text.empty() && !(text.front() >= U'0' && text.front() <= U'9')) text.remove_prefix(1);
    if (text.empty()) return U'\0';
    const char32_t digit = text.front();
    text.remove_prefix(1);
    return digit;
  };
  for (;;) {
    const char32_t left = next(a), right = next(b);
    if (left != right) return false;
    if (left == U'\0') return true;
  }
}

double likeness(std::u32string_view a, std::u32string_view b) {
  return same_digits(a, b) ? jaro_winkler(a, b) : 0;
}

struct Score {
  int points = 0;
  std::uint16_t agreements = 0;
  void add(int value, Agreement agreement) {
    points += value;
    agreements |= agreement_bit(agreement);
  }
};

bool same(std::uint64_t a, std::uint64_t b) { return a != 0 && a == b; }
bool differ(std::uint64_t a, std::uint64_t b) { return a != 0 && b != 0 && a != b; }

Score score_of(const Profiles& profiles, const Profile& a, const Profile& b) {
  Score score;
  const bool companies = a.company || b.company;
  const bool named = a.core != 0 && b.core != 0;
  double alike = 0;
  if (named) {
    alike = likeness(profiles.core(a), profiles.core(b));
    const int most = companies ? kCompanyName : kPersonName;
    if (alike == 1) {
      score.add(most, Agreement::name);
    } else if (alike >= kAlike) {
      score.points += static_cast<int>(std::floor(most * (alike - kAlike) / (1 - kAlike)));
      if (alike >= kMuchAlike) score.add(0, Agreement::name_alike);
    } else {
      score.points += kOtherName;
    }
    if (a.legal_form && b.legal_form && same(a.whole, b.whole)) score.points += kWholeName;
  }
  if (same(a.phone, b.phone)) score.add(kPhone, Agreement::phone);
  if (same(a.email, b.email)) score.add(kEmail, Agreement::email);
  if (companies && alike >= kMuchAlike && same(a.contact, b.contact))
    score.add(kContact, Agreement::contact);
  if (a.place.known() && b.place.known()) {
    if (a.place.agrees(b.place)) {
      score.add(kPlace, Agreement::place);
    } else {
      score.points += companies ? kOtherPlace : kMoved;
    }
  }
  if (same(a.industry, b.industry)) score.add(kIndustry, Agreement::industry);
  if (differ(a.industry, b.industry)) score.points += kOtherIndustry;
  if (named && alike < kAlike) score.points = std::min(score.points, kDifferentNames);
  score.points = std::clamp(score.points, 0, 100);
  return score;
}

using Keyed = std::pair<std::uint64_t, std::uint32_t>;  // key, record

// Scores every two records that share a key and are of different customers.
void score_blocks(const Profiles& profiles, std::vector<Keyed>& keyed,
                  std::vector<DuplicatePair>& out) {
  std::sort(keyed.begin(), keyed.end());
  for (std::size_t first = 0; first < keyed.size();) {
    std::size_t after = first + 1;
    while (after < keyed.size() && keyed[after].first == keyed[first].first) ++after;
    const bool small = after - first <= kMostInBlock;
    for (std::size_t i = first; small && i < after; ++i) {
      for (std::size_t j = i + 1; j < after; ++j) {
        const std::uint32_t a = keyed[i].second, b = keyed[j].second;
        if (profiles[a].owner == profiles[b].owner) continue;
        const Score score = score_of(profiles, profiles[a], profiles[b]);
        if (score.points >= kLikelyScore)
          out.push_back({a, b, static_cast<std::uint8_t>(score.points), score.agreements});
      }
    }
    first = after;
  }
}

template <typename KeyOf>
void score_by(const Profiles& profiles, KeyOf key_of_profile, std::vector<DuplicatePair>& out) {
  std::vector<Keyed> keyed;
  for (std::uint32_t record = 0; record < profiles.size(); ++record) {
    const std::uint64_t key = key_of_profile(profiles[record]);
    if (key != 0) keyed.emplace_back(key, record);
  }
  score_blocks(profiles, keyed, out);
}

// Of the pairs of one two ids the best; then by falling score.
void keep_best(const Profiles& profiles, std::vector<DuplicatePair>& pairs) {
  const auto owners = [&](const DuplicatePair& pair) {
    return std::pair(profiles[pair.a].owner, profiles[pair.b].owner);
  };
  std::sort(pairs.begin(), pairs.end(), [&](const DuplicatePair& x, const DuplicatePair& y) {
    const auto left = owners(x), right = owners(y);
    if (left != right) return left < right;
    if (x.score != y.score) return x.score > y.score;
    return std::tie(x.a, x.b) < std::tie(y.a, y.b);
  });
  const auto last = std::unique(
      pairs.begin(), pairs.end(),
      [&](const DuplicatePair& x, const DuplicatePair& y) { return owners(x) == owners(y); });
  pairs.erase(last, pairs.end());
  std::stable_sort(pairs.begin(), pairs.end(), [](const DuplicatePair& x, const DuplicatePair& y) {
    return x.score > y.score;
  });
}

}  // namespace

std::string_view agreement_name(Agreement agreement) {
  static constexpr std::array<std::string_view, kAgreements> kNames = {
#define X(name) #name,
      CLIENTELE_AGREEMENTS(X)
#undef X
  };
  return kNames[static_cast<std::size_t>(agreement)];
}

std::vector<DuplicatePair> match_persons(const Persons& persons) {
  const Profiles profiles(persons);
  std::vector<DuplicatePair> pairs;
  const auto with_front = [&](const Profile& p, std::uint64_t other) {
    const std::uint64_t front = p.company && other != 0 ? profiles.front(p) : 0;
    return front == 0 ? 0 : mix64(front ^ other) | 1;
  };
  score_by(
      profiles, [](const Profile& p) { return p.phone; }, pairs);
  score_by(
      profiles, [](const Profile& p) { return p.email; }, pairs);
  // People are not looked for by name alone: many are called the same.
  score_by(
      profiles, [](const Profile& p) { return p.company ? p.core : 0; }, pairs);
  score_by(
      profiles, [&](const Profile& p) { return with_front(p, p.contact); }, pairs);
  score_by(
      profiles, [&](const Profile& p) { return with_front(p, p.industry); }, pairs);
  keep_best(profiles, pairs);
  return pairs;
}

}  // namespace clientele
