// Rows without a customer whose order has one on another row, of the same file (order fields on the
// first row only) or of another (order lines beside orders): they get that customer.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "ledger/partial.h"

namespace clientele {

// Gives the rows their customer and moves them to that customer's bucket. Of several candidates the
// first by file, slice and line wins. The partial must be finished. Linear in the rows, and nothing
// is looked at where no file has both rows without a customer and an order column.
//
// In steps, for readers that hold parts of a run: all find_orphans, and learn the others' orders;
// all find_owners, and learn the others' owners; all move_rows.
class Adoption {
 public:
  void find_orphans(const Partial& partial);
  void find_owners(const Partial& partial);
  void move_rows(Partial& partial) const;
  bool empty() const { return orders_.empty(); }

  // What one reader tells the others. Both hold the same plans, in the same order. The second
  // answers whether the bytes were valid.
  std::string save_orphans() const;
  bool merge_orphans(std::string_view bytes);
  std::string save_owners() const;
  bool merge_owners(std::string_view bytes, const Partial& partial);

 private:
  // In the order of the input, whatever the order in which files were named.
  struct Place {
    std::string_view file;
    std::uint64_t bytes = 0, slice = 0;
    std::uint32_t line = 0;
    std::uint32_t plan = 0;
    bool before(const Place& other) const;
  };
  struct Owner {
    std::optional<Place> place;
    std::string customer;
    void offer(const Place& where, const std::string& who);
  };
  void move_rows(const Partial& partial, Source& source) const;

  std::map<std::string, Owner> orders_;  // by the order's text
};

}  // namespace clientele
