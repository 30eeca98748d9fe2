// What becomes of one JSON value: its texts by column, in one row; or in a row for each item of an
// array in it, beside what stands once. Internal to the JSON readers.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "read/json_walk.h"
#include "read/record.h"

namespace clientele {

class JsonRows : public JsonVisitor {
 public:
  // `grows`: names that are no column become one. `items`: name of the array with a row an item,
  // empty where there is none.
  JsonRows(std::vector<std::string> columns, bool grows, std::string items);

  const std::vector<std::string>& columns() const { return columns_; }

  // Before a value is walked. A row's values belong to the columns by their places, not by names.
  void begin(bool is_row);
  std::size_t rows() const { return items_used_ == 0 ? 1 : items_used_; }
  std::string_view text(std::size_t row, std::size_t column) const;

  // Of what has been walked: the first name that is no column, or that stood there twice; and the
  // first with half of a surrogate pair. Empty where there is none.
  const std::string& surplus() const { return surplus_; }
  const std::string& lone_surrogate() const { return lone_surrogate_; }
  // Of all that has been walked: names of arrays of objects.
  const std::set<std::string, std::less<>>& arrays() const { return arrays_; }

  void on_value(std::string_view name, std::string_view text, std::size_t arrays) override;
  void on_nothing(std::string_view name) override;
  void on_item(std::string_view name) override;
  void on_lone_surrogate(std::string_view name) override;

 private:
  struct Texts {
    std::vector<std::string> texts;
    std::vector<bool> filled;
    void clear(std::size_t columns) {
      texts.resize(columns);
      for (auto& text : texts) text.clear();
      filled.assign(columns, false);
    }
  };
  bool may_grow() const { return grows_ && columns_.size() < kMostColumns; }
  std::size_t column(std::string_view name);
  std::size_t add_column(std::string_view name);
  void note_surplus(std::string_view name, std::string_view what);

  std::vector<std::string> columns_;
  std::map<std::string, std::size_t, std::less<>> index_;
  std::vector<bool> of_item_;  // by column
  bool grows_, is_row_ = false;
  std::string items_name_;
  Texts record_;
  std::vector<Texts> items_;  // those used come first
  std::size_t items_used_ = 0;
  std::size_t next_ = 0;  // names mostly come in the order of the columns
  std::string surplus_, lone_surrogate_;
  std::set<std::string, std::less<>> arrays_;
};

}  // namespace clientele
