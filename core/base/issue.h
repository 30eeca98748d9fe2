// Bad data is data: what could not be read, was set aside or flagged, counted exactly, and listed
// up to a limit, the first by position. Logs merge in any order to the same log.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"

namespace clientele {

// Where a record stands in its file. Slices are disjoint and a line begins at most one record, so
// (slice, line) orders the records of a file however it was cut. Line numbers are known only once
// all slices before are counted; until then `line` counts line breaks from the slice's first byte.
// In a JSON document, where a line may hold many records, it is the record's ordinal.
struct Position {
  std::uint64_t slice = 0;  // offset in the file of the slice in which the record begins
  std::uint32_t line = 0;
  auto operator<=>(const Position&) const = default;
};

// Every kind of Issue, and what is done with the row or value. `flag`: counted and kept;
// `value`: the value counts as missing, the row is kept; `row`: the row is set aside.
// clang-format off
#define CLIENTELE_ISSUES(X)                                                                       \
  X(invalid_bytes, value)      /* bytes that are not text in the file's encoding: U+FFFD */       \
  X(too_many_fields, flag)     /* a record longer than the header; the surplus is not read */     \
  X(too_few_fields, flag)      /* a record shorter than the header; the rest is missing */        \
  X(unclosed_quote, flag)      /* the file ends inside quotes */                                  \
  X(field_too_long, value)     /* cut at the limit */                                             \
  X(syntax_error, row)         /* JSON that cannot be parsed */                                   \
  X(unreadable_date, value)                                                                       \
  X(unreadable_number, value)                                                                     \
  X(unreadable_value, value)   /* any other kind: rating words, yes/no */                         \
  X(number_too_large, value)   /* beyond 9.2e14 units */                                          \
  X(ambiguous_date_order, flag)                                                                   \
  X(contradicting_date, flag)  /* readable only in the order the column does not use */           \
  X(date_out_of_range, value)  /* before 1900 or more than 5 years after the median */            \
  X(outside_scale, value)      /* a rating outside its scale: 0, 6, 11 in surveys */              \
  X(no_key, row)               /* the role that makes the table is missing in this row */         \
  X(footer_total, row)         /* 合计, Total: not a row of data */                               \
  X(other_currency, row)                                                                          \
  X(duplicate_row, flag)                                                                          \
  X(test_order, flag)                                                                             \
  X(no_customer, flag)         /* in totals, out of customer analyses */                          \
  X(no_contact, flag)          /* a customer without phone, email or contact name */              \
  X(refund, flag)              /* negative or cancelled line */                                   \
  X(unpaid_order, flag)        /* not paid (yet): kept without money, no purchase */              \
  X(huge_amount, flag)         /* above ten times the mean */                                     \
  X(repeated_order_total, flag)/* an order's total repeated on its lines: counted once */         \
  X(filled_forward, flag)      /* order-level field taken from the order's first row */           \
  X(unrecognised_file, row)    /* no table could be made of the file */                           \
  X(left_out, row)             /* a hidden sheet, or a file that is not to be used */             \
  X(repeated_customer, flag)   /* a list names a customer again: the first values count */         \
  X(other_table, flag)         /* another array of records in a JSON document: it is not read */
// clang-format on

enum class IssueKind : std::uint8_t {
#define X(name, effect) name,
  CLIENTELE_ISSUES(X)
#undef X
};
std::string_view issue_name(IssueKind kind);  // "invalid_bytes"; also the message key "issue.…"
enum class IssueEffect : std::uint8_t { flag, value, row };
IssueEffect issue_effect(IssueKind kind);
std::size_t issue_kinds();  // number of kinds

struct IssueSample {
  Position at;
  std::string value;  // at most 80 bytes of the offending text, cut at a character
};

// Issues of one file. Columns are indices into its Plan; -1 for the whole row.
class IssueLog {
 public:
  static constexpr std::size_t kListed = 10'000;  // samples kept of a kind and column
  struct Entry {
    std::uint64_t count = 0;
    std::vector<IssueSample> samples;  // ordered by position
  };
  using Key = std::pair<IssueKind, std::int32_t>;

  // For positions that mostly ascend, as in reading: a position before the last one costs a move of
  // what stands behind it.
  void add(IssueKind kind, std::int32_t column, const Position& at, std::string_view value);
  // For positions in any order, as in sealing; settle() before anything else is asked of the log.
  void note(IssueKind kind, std::int32_t column, const Position& at, std::string_view value);
  // The same for what has been counted elsewhere: listed only.
  void list(IssueKind kind, std::int32_t column, const Position& at, std::string_view value);
  void settle();
  // Adds an entry counted elsewhere; nothing where it is empty.
  void add_entry(IssueKind kind, std::int32_t column, const Entry& entry);
  void merge(const IssueLog& other);
  std::uint64_t count(IssueKind kind) const;                       // over all columns
  std::uint64_t count(IssueKind kind, std::int32_t column) const;  // of one
  const std::map<Key, Entry>& entries() const { return entries_; }

  void save(ByteWriter& out) const;
  static IssueLog load(ByteReader& in);

 private:
  std::map<Key, Entry> entries_;
};

// Counts one more and keeps its example if it is among the first `limit` by position, whatever the
// order in which they come.
void count_sample(IssueLog::Entry& entry, const Position& at, std::string_view value,
                  std::size_t limit);
// Adds what was counted elsewhere under the same limit.
void merge_entry(IssueLog::Entry& into, const IssueLog::Entry& from, std::size_t limit);

}  // namespace clientele
