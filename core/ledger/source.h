// The rows one reader has kept, with the dictionaries their codes refer to. Merging Partials puts
// Sources side by side and rewrites no row; sealing translates every Source's codes to canonical
// ones.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/issue.h"
#include "ledger/bucket.h"
#include "ledger/id_space.h"
#include "ledger/interner.h"
#include "ledger/row_layout.h"

namespace clientele {

enum class IdDomain : std::uint8_t { customer, order, lead };  // referrers are customers
inline constexpr std::size_t kIdDomains = 3;
IdDomain id_domain(Role role);

// A dictionary while reading. Attributes with more values than kTooManyTexts are given up:
// `too_many` is set and the texts are dropped. Sealing gives up at a lower number, counted over all
// Sources.
struct SourceDictionary {
  static constexpr std::size_t kTooManyTexts = 65'536;
  Interner texts;
  bool too_many = false;
};

// What a products file says of one product; codes are of this Source.
struct ProductRow {
  std::uint32_t file = 0;
  std::uint32_t line = 0;
  std::uint64_t slice = 0;
  Code product = kNoCode, name = kNoCode, category = kNoCode;
  std::uint32_t reserved = 0;
};

struct Source {
  std::array<IdSpace, kIdDomains> ids;
  std::map<std::string, std::unique_ptr<SourceDictionary>> dictionaries;  // by dictionary_name
  std::vector<ProductRow> products;
  std::array<std::vector<std::unique_ptr<Stream>>, kBuckets> buckets;

  SourceDictionary& dictionary(const std::string& name);
  // The bucket's stream of a layout; made where it is absent.
  Stream& stream(unsigned bucket, std::uint32_t file, std::uint32_t layout, std::uint32_t words);

  // Files get new numbers: to_new[old].
  void renumber_files(const std::vector<std::uint32_t>& to_new);
  // Whether every code, key and line of a loaded Source refers to something it holds.
  bool consistent(const std::vector<Plan>& plans,
                  const std::vector<std::vector<RowLayout>>& layouts) const;

  // Dictionaries, and the rows of the chosen buckets.
  void save(ByteWriter& out, const BucketChoice& chosen = {}) const;
  // `layouts` are those of the files' plans. Turns `in` bad where bytes do not fit them.
  static Source load(ByteReader& in, const std::vector<std::vector<RowLayout>>& layouts);
  // The rows of the chosen buckets alone, for a Source whose dictionaries are there already.
  void save_rows(ByteWriter& out, const BucketChoice& chosen) const;
  void load_rows(ByteReader& in, const std::vector<std::vector<RowLayout>>& layouts);
};

}  // namespace clientele
