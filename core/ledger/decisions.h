// What sealing needs and only the whole input can tell, decided once from the merged facts of all
// readers: canonical dictionaries and ids, date order, scales, rules about amounts. Deciding looks
// at no row, so every reader of a run decides the same.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "clean/duplicates/groups.h"
#include "ledger/context.h"
#include "ledger/partial.h"

namespace clientele {

// Settings that change what sealing does.
struct SealOptions {
  std::set<IssueKind> exclude;           // cleaning rules switched from "flag" to "exclude"
  std::map<std::string, Decimal> rates;  // currency -> units of the report's currency for one
  std::string currency;                  // the report's; empty: the most frequent one
  DuplicateOptions duplicates;
};

struct DateRule {
  bool month_first = false;
  Day earliest = kNoDay, latest = kNoDay;  // others are outside any plausible range
};

// A column of a sealed table: one for each (role, kind) of the table's files, attributes and
// aspects by name as well.
struct ColumnSpec {
  Role role = Role::attribute;
  ValueKind kind = ValueKind::code;
  std::string name;
  const Dictionary* dictionary = nullptr;
  bool operator==(const ColumnSpec& other) const {
    return role == other.role && kind == other.kind && name == other.name;
  }
};

struct FileDecisions {
  std::uint32_t rank = 0;                  // place in Context::files
  std::vector<DateRule> dates;             // by column
  std::vector<const RatingScale*> scales;  // by column; null where it is no rating
  // An order's total stands on each of its lines, or on the first alone.
  bool totals_repeated = false, totals_on_first = false;
  bool amount_less_refund = false;
  bool cost_is_per_unit = false;
  bool dates_are_payments = false;   // the date is when it was paid: none, and it never was
  bool fill_forward = false;         // order-level fields may stand on the first row only
  std::string usual_currency;        // of rows that name none; empty: the report's
  Decimal usual_rate = kDecimalOne;  // kNoDecimal: they are set aside
};

// Translations of one Source's codes and keys to canonical ones.
struct SourceRemap {
  std::array<std::vector<std::uint32_t>, kIdDomains> patterns;
  std::map<std::string, std::vector<Code>> codes;  // by dictionary_name; [0] is kNoCode
};

// What is known of a status or of a text that marks test orders, for every code of a dictionary.
struct CodeMarks {
  std::vector<std::uint8_t> cancelled, unpaid, test;  // by code
};

struct Decisions {
  std::shared_ptr<Context> context;
  SealOptions options;
  std::vector<FileDecisions> files;  // by index of the Partial's plan
  std::vector<SourceRemap> remaps;   // by index of the Partial's source
  std::array<std::vector<ColumnSpec>, kTableKinds> specs;
  std::map<std::string, const Dictionary*> dictionaries;
  CodeMarks status;
  std::vector<std::uint8_t> test_product;  // by code of product_name
  std::vector<Decimal> rate;               // by code of currency: kNoDecimal = set aside
  std::vector<std::uint8_t> test_customer, test_order, cancel_order;  // by pattern of the id space
  IdSpace order_ids;                                                  // canonical
  std::unordered_map<IdKey, IdKey> customer_of;  // merged ids -> the customer they are now
  std::map<Code, std::pair<Code, Code>>
      products;  // product -> (name, category), from product files

  // Whose the rows of a canonical id are.
  IdKey customer(IdKey id) const {
    if (customer_of.empty()) return id;
    const auto found = customer_of.find(id);
    return found == customer_of.end() ? id : found->second;
  }
};

// `partial` must be finished and hold the facts and dictionaries of every reader.
Decisions decide(const Partial& partial, SealOptions options, DuplicateFindings duplicates = {});

}  // namespace clientele
