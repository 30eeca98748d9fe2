// Sums by text of a dictionary column. While collecting they are indexed by code, which costs a few
// nanoseconds a row; texts come in when a summary is saved or concluded. All partitions of a run
// share one dictionary for a column, so codes of one run mean the same.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "analyses/summary_parts.h"
#include "ledger/table.h"

namespace clientele {

// T is a part (summary_parts.h) with empty(): whether nothing was ever added to it.
template <typename T>
class CodeTable {
 public:
  // Before the first of(): makes room for every code of the column's dictionary.
  void prepare(const Dictionary& dictionary) {
    dictionary_ = &dictionary;
    if (by_code_.size() <= dictionary.texts.size()) by_code_.resize(dictionary.texts.size() + 1);
  }
  // Sums of rows without a value are those of kNoCode.
  T& of(Code code) { return by_code_[code]; }

  void merge(const CodeTable& other) {
    if (other.dictionary_ != nullptr &&
        (dictionary_ == nullptr || dictionary_ == other.dictionary_)) {
      dictionary_ = other.dictionary_;
      parts::merge(by_code_, other.by_code_);
      parts::merge(by_text_, other.by_text_);
    } else {
      parts::merge(by_text_, other.entries());
    }
  }

  // Every text something was added to; the empty text stands for "no value".
  std::map<std::string, T> entries() const {
    std::map<std::string, T> all = by_text_;
    for (std::size_t code = 0; code < by_code_.size(); ++code) {
      if (by_code_[code].empty()) continue;
      parts::merge(all[std::string(dictionary_->text(static_cast<Code>(code)))], by_code_[code]);
    }
    return all;
  }

  void save(ByteWriter& out) const { parts::save(entries(), out); }
  void load(ByteReader& in) { parts::load(by_text_, in); }

 private:
  const Dictionary* dictionary_ = nullptr;
  std::vector<T> by_code_;
  std::map<std::string, T> by_text_;
};

}  // namespace clientele
