// What the values of a column in a file's head say about it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "schema/plan.h"

namespace clientele {

struct ValueEvidence {
  std::size_t values = 0;  // non-empty
  std::size_t distinct = 0;
  double moments = 0;  // shares of the non-empty values that can be read as …
  double decimals = 0;
  double integers = 0;
  double ratings = 0;  // numbers or words of satisfaction
  double flags = 0;
  double fractions = 0;              // numbers with a decimal point
  double serials = 0;                // no dates, but numbers that may be Excel's
  double bands = 0;                  // no numbers, but bands of them: "<5000万"
  double leading_zeros = 0;          // digits that begin with 0 and are no single 0
  bool people = false;               // most are names of persons, mobile numbers or e-mails
  double mean_length = 0;            // bytes
  Decimal low = 0, high = 0;         // of the numbers
  std::size_t in_1_to_5 = 0;         // distinct answers 1 to 5, words of satisfaction included
  std::vector<std::string> samples;  // the first distinct values, at most 5

  bool nearly_unique() const { return values >= 20 && distinct * 10 >= values * 9; }
  // Whether a column of dates is (also) written in Excel's numbers.
  bool reads_serials() const { return serials > 0 && moments + serials >= 0.9; }
  bool numeric() const { return values > 0 && decimals >= 0.8; }
};

// Whether a non-empty value can be read as the column's role and kind want it; what has no form of
// its own, always.
bool readable(const ColumnPlan& column, std::string_view text);

// `decimal_comma`: numbers are written so (decimal_mark.h).
ValueEvidence value_evidence(const std::vector<std::string>& values, bool decimal_comma = false);

}  // namespace clientele
