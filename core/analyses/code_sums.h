// Sums by text of a dictionary column. While collecting they are indexed by code, which costs a few
// nanoseconds a row; texts come in when a summary is saved or concluded. All partitions of a run
// share one dictionary for a column, so codes of one run mean the same.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "base/decimal.h"
#include "ledger/table.h"

namespace clientele {

struct LineSums {
  Money net = 0;
  Decimal quantity = 0;
  std::uint64_t lines = 0;
  std::uint64_t customers = 0;

  void add(const LineSums& other) {
    net = saturating_add(net, other.net);
    quantity = saturating_add(quantity, other.quantity);
    lines += other.lines;
    customers += other.customers;
  }
};

class CodeSums {
 public:
  // The sums of a code of this column's dictionary; code kNoCode collects rows without a value.
  void prepare(const Column& column) {
    if (column.dictionary == nullptr) return;
    dictionary_ = column.dictionary;
    if (by_code_.size() <= dictionary_->texts.size()) by_code_.resize(dictionary_->texts.size() + 1);
  }
  LineSums& of(Code code) { return by_code_[code]; }

  void merge(const CodeSums& other) {
    if (other.dictionary_ != nullptr) {
      if (dictionary_ == nullptr) dictionary_ = other.dictionary_;
      if (dictionary_ == other.dictionary_) {
        if (by_code_.size() < other.by_code_.size()) by_code_.resize(other.by_code_.size());
        for (std::size_t i = 0; i < other.by_code_.size(); ++i) by_code_[i].add(other.by_code_[i]);
      } else {
        for (const auto& [text, sums] : other.entries()) by_text_[text].add(sums);
        return;
      }
    }
    for (const auto& [text, sums] : other.by_text_) by_text_[text].add(sums);
  }

  // Every text with lines, ascending; the empty text stands for "no value".
  std::vector<std::pair<std::string, LineSums>> entries() const {
    std::map<std::string, LineSums> all = by_text_;
    for (std::size_t code = 0; code < by_code_.size(); ++code) {
      if (by_code_[code].lines == 0) continue;
      all[std::string(dictionary_->text(static_cast<Code>(code)))].add(by_code_[code]);
    }
    return {all.begin(), all.end()};
  }

  void save(ByteWriter& out) const {
    const auto all = entries();
    out.put<std::uint64_t>(all.size());
    for (const auto& [text, sums] : all) {
      out.text(text);
      out.put(sums);
    }
  }
  static CodeSums load(ByteReader& in) {
    CodeSums sums;
    for (std::size_t n = in.count(8 + sizeof(LineSums)); n > 0 && !in.bad(); --n) {
      auto text = in.text();
      sums.by_text_[std::move(text)] = in.get<LineSums>();
    }
    return sums;
  }

 private:
  const Dictionary* dictionary_ = nullptr;
  std::vector<LineSums> by_code_;
  std::map<std::string, LineSums> by_text_;
};

}  // namespace clientele
