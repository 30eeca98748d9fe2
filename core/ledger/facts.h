// Side facts of reading: small, mergeable in any order, and enough to decide at sealing whatever
// needs the whole input (date order, scales, amount rules, line numbers). One FileFacts a file.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/decimal.h"
#include "base/issue.h"
#include "base/moment.h"

namespace clientele {

// Moments of one column in one calendar year: how many, and the first and last of them with day and
// month read as they stand and, where both are possible, the other way round.
struct YearFacts {
  std::uint64_t count = 0;
  std::array<std::uint32_t, 2> low{0xffffffffu,
                                   0xffffffffu};  // settled Moment bits: [0] day first,
  std::array<std::uint32_t, 2> high{0, 0};        // [1] month first
};

// Examples kept of what is an issue only under a decision made later.
inline constexpr std::size_t kDateExamples = 1'000;  // dates readable in one order only
// Of each answer of a rating column: which are outside its scale is not known yet, and a scale has
// few answers that are whole.
inline constexpr std::size_t answer_examples(Decimal answer) {
  const bool whole = answer % kDecimalOne == 0;
  return whole && answer >= -100 * kDecimalOne && answer <= 100 * kDecimalOne ? 1'000 : 5;
}

struct DateFacts {
  std::uint64_t ambiguous = 0;       // 3/4/2024
  IssueLog::Entry day_first_only;    // 13/4/2024: count and first examples
  IssueLog::Entry month_first_only;  // 4/13/2024
  std::map<int, YearFacts> years;
};

// Answers of a rating column by value, with the first examples of each.
using RatingFacts = std::map<Decimal, IssueLog::Entry>;

struct ColumnFacts {
  std::uint64_t present = 0;  // readable, non-empty values
  DateFacts dates;
  RatingFacts ratings;
};

// Runs of consecutive records with the same order: does the amount repeat on every line, or stand
// on the first alone? Runs at the ends of a piece may go on in its neighbours, so they are kept
// apart until pieces are joined in file order.
struct OrderRuns {
  struct Run {
    std::uint64_t order = 0;  // hash of the id's text
    Money amount = 0;         // of the first record
    std::uint32_t records = 0;
    bool equal = true;  // all records have that amount
    // The first record alone has an amount, and not that of its own quantity x price.
    bool first_only = false;
  };
  Run first, last;  // the same run where runs == 1
  std::uint64_t runs = 0;
  // Inner runs of two or more records; those that are first_only are among the different.
  std::uint64_t closed_equal = 0, closed_different = 0, closed_first_only = 0;

  // `of_line`: the amount is the record's own quantity x price.
  void add(std::uint64_t order, Money amount, bool of_line);
  void append(const OrderRuns& next);  // `next` stands right after this piece
  std::uint64_t equal() const;         // runs of two or more records, the outer ones included
  std::uint64_t different() const;
  std::uint64_t first_only() const;
};

struct SliceFacts {
  std::uint64_t size = 0;
  std::uint32_t line_breaks = 0;
  OrderRuns runs;         // of the slice's whole records
  OrderRuns joined_runs;  // of the record that begins in the slice and ends in another
};

struct FileFacts {
  std::uint64_t content_hash = 0;  // sum of parts
  std::uint64_t rows = 0;
  std::uint64_t set_aside = 0;  // at reading; other currencies follow at sealing
  IssueLog issues;
  std::vector<ColumnFacts> columns;
  std::map<std::string, std::uint64_t> currencies;  // rows by currency text
  std::uint64_t refund_rows = 0;                    // refund column not zero
  std::uint64_t refund_adds_up = 0;                 // of these: amount + refund = gross
  std::uint64_t line_rows = 0;                      // amount, quantity and price present
  std::uint64_t line_adds_up = 0;                   // of these: amount = quantity x price
  std::uint64_t positive_rows = 0;                  // lines with a positive amount
  Money positive_sum = 0;
  std::map<std::uint64_t, SliceFacts> slices;  // by offset

  void merge(const FileFacts& other);
  // Runs of all slices, joined in file order.
  OrderRuns order_runs() const;
  void save(ByteWriter& out) const;
  static FileFacts load(ByteReader& in);
};

}  // namespace clientele
