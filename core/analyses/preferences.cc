#include "analyses/preferences.h"

#include <algorithm>

#include "ledger/column_reader.h"

namespace clientele {
namespace {

// Counts codes of one column, a customer at a time: counts of codes seen are set back one by one,
// so a customer costs its lines and not the dictionary.
class Counter {
 public:
  explicit Counter(const Column& column)
      : dictionary_(*column.dictionary),
        codes_(&column),
        counts_(column.dictionary->texts.size() + 1, 0),
        numbers_(column.dictionary->texts.size() + 1, TextTable::kNone) {}

  void add(std::size_t row) {
    const Code code = codes_.code(row);
    if (code == kNoCode) return;
    if (counts_[code]++ == 0) seen_.push_back(code);
  }
  // The most frequent code's text, as a number; forgets the counts. Codes follow the order of
  // texts.
  std::uint32_t take(TextTable& texts) {
    Code best = kNoCode;
    std::uint32_t most = 0;
    for (const auto code : seen_) {
      if (counts_[code] > most || (counts_[code] == most && code < best)) {
        most = counts_[code];
        best = code;
      }
    }
    for (const auto code : seen_) counts_[code] = 0;
    seen_.clear();
    if (best == kNoCode) return TextTable::kNone;
    auto& number = numbers_[best];
    if (number == TextTable::kNone) number = texts.number(dictionary_.text(best));
    return number;
  }

 private:
  const Dictionary& dictionary_;
  ColumnReader codes_;
  std::vector<std::uint32_t> counts_;
  std::vector<std::uint32_t> numbers_;  // of codes already put into the table
  std::vector<Code> seen_;
};

}  // namespace

void Preferences::add(const View& view, const CustomerBlock& facts) {
  const auto& partition = view.partition();
  const auto& lines = partition.lines;
  if (facts.empty()) return;
  auto& preferences = at(facts.front().partition);
  std::vector<std::pair<std::size_t, Counter>> counters;
  for (std::size_t p = 0; p < kPreferences; ++p) {
    const Column* column = lines.table.find(kPreferenceRoles[p]);
    if (column == nullptr && kPreferenceRoles[p] == Role::product_name) {
      column = lines.table.find(Role::product);
    }
    if (column == nullptr || column->dictionary == nullptr || column->size() == 0) continue;
    counters.emplace_back(p, Counter(*column));
    preferences[p].assign(partition.customers, TextTable::kNone);
  }
  if (counters.empty()) return;
  for (const auto& customer : facts) {
    if (!customer.buying()) continue;
    const auto range = view.lines_of(customer.row);
    for (auto row = range.begin; row < range.end; ++row) {
      if ((lines.flags[row] & line_flag::positive) == 0 || !view.line_in(row)) continue;
      for (auto& [p, counter] : counters) counter.add(row);
    }
    for (auto& [p, counter] : counters) preferences[p][customer.row] = counter.take(texts_);
  }
}

void Preferences::merge(const Summary& other) {
  const auto& from = static_cast<const Preferences&>(other);
  const auto ours = texts_.merge(from.texts_);
  for (std::uint32_t partition = 0; partition < from.partitions_.size(); ++partition) {
    for (std::size_t p = 0; p < kPreferences; ++p) {
      const auto& numbers = from.partitions_[partition][p];
      if (numbers.empty()) continue;
      auto& to = at(partition);
      to[p] = numbers;
      for (auto& number : to[p]) number = ours[number];
    }
  }
}

void Preferences::save(ByteWriter& out) const {
  texts_.save(out);
  out.put<std::uint64_t>(partitions_.size());
  for (const auto& preferences : partitions_) {
    for (const auto& numbers : preferences) out.array(numbers);
  }
}

std::unique_ptr<Preferences> Preferences::load(ByteReader& in) {
  auto out = std::make_unique<Preferences>();
  out->texts_ = TextTable::load(in);
  const auto count = in.count(kPreferences * sizeof(std::uint64_t));
  for (std::size_t i = 0; i < count && !in.bad(); ++i) {
    auto& preferences = out->partitions_.emplace_back();
    for (auto& numbers : preferences) {
      numbers = in.array<std::uint32_t>();
      for (const auto number : numbers) {
        if (number > out->texts_.size()) in.reject();
      }
    }
  }
  if (in.bad()) return nullptr;
  return out;
}

std::uint32_t Preferences::number_of(const CustomerFacts& customer, std::size_t preference) const {
  if (customer.partition >= partitions_.size()) return TextTable::kNone;
  const auto& numbers = partitions_[customer.partition][preference];
  return customer.row < numbers.size() ? numbers[customer.row] : TextTable::kNone;
}

std::string_view Preferences::of(const CustomerFacts& customer, std::size_t preference) const {
  return texts_.text(number_of(customer, preference));
}

}  // namespace clientele
