// What lists of customers say of each customer that may tell who it is: texts as they stand in the
// files, compact enough for a million.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace clientele {

enum class PersonField : std::uint8_t { name, contact, phone, email, place, industry };
inline constexpr std::size_t kPersonFields = 6;

// Records of customers, several where files list one several times. Mergeable in any order: what
// counts is the set.
class Persons {
 public:
  using Fields = std::array<std::string_view, kPersonFields>;
  static constexpr std::size_t kLongestText = 200;  // bytes kept of each

  void add(std::string_view id, const Fields& fields);
  // Orders the records by id, then by their texts, and drops repeated ones.
  void settle();

  std::size_t size() const { return entries_.size(); }
  std::string_view id(std::size_t record) const { return text(record, 0); }
  std::string_view field(std::size_t record, PersonField field) const {
    return text(record, static_cast<std::size_t>(field) + 1);
  }

  std::string save() const;
  // Adds saved records; false where the bytes are not valid.
  bool merge(std::string_view saved);

 private:
  static constexpr std::size_t kTexts = kPersonFields + 1;
  struct Entry {
    std::uint64_t begin = 0;
    std::array<std::uint8_t, kTexts> sizes{};
  };
  std::string_view text(std::size_t record, std::size_t which) const;
  std::string_view whole(const Entry& entry) const;

  std::string bytes_;  // of all records, one text after the other
  std::vector<Entry> entries_;
};

}  // namespace clientele
