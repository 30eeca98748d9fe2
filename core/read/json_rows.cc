#include "read/json_rows.h"

#include <charconv>
#include <utility>

#include "base/utf8.h"

namespace clientele {
namespace {

constexpr std::size_t kSampleBytes = 80;

}  // namespace

JsonRows::JsonRows(std::vector<std::string> columns, bool grows, std::string items)
    : grows_(grows), items_name_(std::move(items)) {
  for (const auto& name : columns) add_column(name);
}

std::size_t JsonRows::add_column(std::string_view name) {
  index_.emplace(name, columns_.size());
  columns_.emplace_back(name);
  of_item_.push_back(!items_name_.empty() && name.size() > items_name_.size() &&
                     name.starts_with(items_name_) && name[items_name_.size()] == '.');
  return columns_.size() - 1;
}

void JsonRows::begin(bool is_row) {
  is_row_ = is_row;
  record_.clear(columns_.size());
  items_used_ = 0;
  next_ = 0;
  surplus_.clear();
  lone_surrogate_.clear();
}

std::string_view JsonRows::text(std::size_t row, std::size_t column) const {
  const Texts& from = of_item_[column] && row < items_used_ ? items_[row] : record_;
  return column < from.texts.size() ? std::string_view(from.texts[column]) : std::string_view();
}

// The column's place; columns_.size() where there is none.
std::size_t JsonRows::column(std::string_view name) {
  std::size_t found = columns_.size();
  if (is_row_) {
    std::from_chars(name.data(), name.data() + name.size(), found);
    --found;
    while (may_grow() && columns_.size() <= found) add_column(std::to_string(columns_.size() + 1));
  } else if (next_ < columns_.size() && columns_[next_] == name) {
    return next_++;
  } else if (const auto place = index_.find(name); place != index_.end()) {
    found = place->second;
  } else if (may_grow()) {
    found = add_column(name);
  }
  if (found >= columns_.size()) {
    note_surplus(name, "");
    return columns_.size();
  }
  next_ = found + 1;
  return found;
}

void JsonRows::note_surplus(std::string_view name, std::string_view what) {
  if (!surplus_.empty()) return;
  surplus_ = name.empty() ? "\"\"" : cut_utf8(name, kSampleBytes - what.size());
  surplus_ += what;
}

void JsonRows::on_value(std::string_view name, std::string_view text, std::size_t arrays) {
  const std::size_t i = column(name);
  if (i == columns_.size()) return;
  const bool in_item = of_item_[i] && items_used_ > 0;
  Texts& into = in_item ? items_[items_used_ - 1] : record_;
  if (into.texts.size() <= i) {
    into.texts.resize(columns_.size());
    into.filled.resize(columns_.size());
  }
  if (!into.filled[i]) {
    into.texts[i] = text;
    into.filled[i] = true;
  } else if (arrays > (in_item ? 1u : 0u) || is_row_) {
    into.texts[i] += ';';
    into.texts[i] += text;
  } else {  // as everything else that reads JSON takes it
    into.texts[i] = text;
    note_surplus(name, " (twice)");
  }
}

// A name without a value makes a column, but is not missed where it has none.
void JsonRows::on_nothing(std::string_view name) {
  if (grows_ && name != items_name_) {
    column(name);
  } else if (next_ < columns_.size() && columns_[next_] == name) {
    ++next_;
  }
}

void JsonRows::on_item(std::string_view name) {
  if (grows_ && arrays_.find(name) == arrays_.end()) arrays_.emplace(name);
  if (items_name_.empty() || name != items_name_) return;
  if (items_used_ == items_.size()) items_.emplace_back();
  items_[items_used_++].clear(columns_.size());
}

void JsonRows::on_lone_surrogate(std::string_view name) {
  if (lone_surrogate_.empty()) lone_surrogate_ = cut_utf8(name, kSampleBytes);
}

}  // namespace clientele
