// The sample company: the files of a believable Chinese retailer, equal for equal arguments on
// every platform, and the parameters they were made from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace clientele {

struct SampleOptions {
  std::size_t customers = 5000;
  std::uint64_t seed = 1;
  // Attributes, channels and survey answers are dealt out at random: whatever depends on them in
  // the result is chance. For tests of what the report claims.
  bool shuffled_labels = false;
};

struct SampleFile {
  std::string name, text;  // UTF-8
};

// customers.csv, orders.csv, survey.csv, contacts.csv, leads.csv, spend.csv, and last truth.json.
// O(customers); about 1 KB of text a customer.
std::vector<SampleFile> make_sample(const SampleOptions& options);

}  // namespace clientele
