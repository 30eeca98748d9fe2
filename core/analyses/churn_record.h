// What one customer did, day by day: read once from lines, contacts and answers, for every part of
// the section "churn" that looks back.
#pragma once

#include <utility>
#include <vector>

#include "analyses/customer_facts.h"
#include "analyses/scope.h"
#include "clean/scale.h"

namespace clientele {

struct ChurnRecord {
  std::vector<Day> days;     // of purchases (a positive line), ascending, up to the as-of date
  std::vector<Money> spent;  // net of all lines of each
  int first_month = 0;       // of the months below
  std::vector<Money> net;    // by month
  std::vector<std::uint8_t> bought;
  std::vector<Day> contacts;                          // ascending
  std::vector<std::pair<Day, std::int32_t>> answers;  // satisfaction on 1-5, in 1/10,000
};

class ChurnRecords {
 public:
  explicit ChurnRecords(const View& view);
  // Valid until the next call. Linear in the customer's rows.
  const ChurnRecord& of(const CustomerFacts& customer);

 private:
  void read_lines(std::size_t customer);
  void read_contacts(std::size_t customer);
  void read_answers(std::size_t customer);

  struct Question {
    const Column* column;
    RatingScale scale;
  };
  const View& view_;
  const Column* contact_day_;
  const Column* answer_day_;
  std::vector<Question> questions_;
  ChurnRecord record_;
};

}  // namespace clientele
