// Three passes: which orders lack a customer, who has them, moving the rows.
#include "ledger/adopt.h"

#include <map>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace clientele {
namespace {

using Place = std::tuple<std::string_view, std::uint64_t, std::uint64_t, std::uint32_t>;

struct Owner {
  std::optional<Place> place;
  std::string customer;
};
using Orders = std::map<std::string, Owner>;  // by the order's text

struct OrderedStream {
  const Stream* stream;
  std::uint32_t word;  // of the order's key
};

const RowField* order_field(const Partial& partial, const Stream& stream) {
  const RowLayout& layout = partial.layouts()[stream.file()][stream.layout()];
  const bool lines = layout.table == TableKind::transactions || layout.table == TableKind::orders ||
                     layout.table == TableKind::lines;
  return lines ? layout.find(Role::order) : nullptr;
}

const IdSpace& orders_of(const Source& source) {
  return source.ids[static_cast<std::size_t>(IdDomain::order)];
}

bool is_orphan(const std::uint32_t* row, std::uint32_t order_word) {
  return read_id(row + kRowCustomer) == kNoId && read_id(row + order_word) != kNoId;
}

void find_orphans(const Partial& partial, const Source& source, Orders& orders) {
  for (const auto& bucket : source.buckets) {
    for (const auto& stream : bucket) {
      const RowField* field = order_field(partial, *stream);
      if (field == nullptr) continue;
      IdKey last = kNoId;
      stream->each([&](const std::uint32_t* row) {
        if (!is_orphan(row, field->word)) return;
        const IdKey key = read_id(row + field->word);
        if (key != last) orders.try_emplace(orders_of(source).text(key));
        last = key;
      });
    }
  }
}

void find_owners(const Partial& partial, const Source& source, Orders& orders) {
  std::unordered_map<IdKey, Owner*> wanted;
  for (auto& [text, owner] : orders) {
    if (const auto key = orders_of(source).find(text)) wanted[*key] = &owner;
  }
  if (wanted.empty()) return;
  for (const auto& bucket : source.buckets) {
    for (const auto& stream : bucket) {
      const RowField* field = order_field(partial, *stream);
      if (field == nullptr) continue;
      const Plan& plan = partial.plans()[stream->file()];
      IdKey last = kNoId;
      stream->each_with_slice([&](std::uint64_t slice, const std::uint32_t* row) {
        const IdKey customer = read_id(row + kRowCustomer), order = read_id(row + field->word);
        if (customer == kNoId || order == kNoId || order == last) return;
        last = order;
        const auto found = wanted.find(order);
        if (found == wanted.end()) return;
        const Place place{plan.file, plan.bytes, slice, row[kRowLine]};
        if (found->second->place && *found->second->place <= place) return;
        found->second->place = place;
        found->second->customer = source.ids[0].text(customer);
      });
    }
  }
}

void move_rows(const Partial& partial, Source& source, const Orders& orders) {
  std::unordered_map<IdKey, const Owner*> owners;
  for (const auto& [text, owner] : orders) {
    if (!owner.place) continue;
    if (const auto key = orders_of(source).find(text)) owners[*key] = &owner;
  }
  if (owners.empty()) return;
  struct Moved {
    unsigned bucket;
    std::uint32_t file, layout, words;
    std::uint64_t slice;
    std::vector<std::uint32_t> row;
  };
  std::vector<Moved> moved;
  for (auto& bucket : source.buckets) {
    for (auto& stream : bucket) {
      const RowField* field = order_field(partial, *stream);
      if (field == nullptr) continue;
      auto kept = std::make_unique<Stream>(stream->file(), stream->layout(), stream->words());
      std::size_t taken = 0;
      stream->each_with_slice([&](std::uint64_t slice, const std::uint32_t* row) {
        const auto found =
            is_orphan(row, field->word) ? owners.find(read_id(row + field->word)) : owners.end();
        if (found == owners.end()) {
          kept->append(slice, row);
          return;
        }
        ++taken;
        const IdKey customer = source.ids[0].key(found->second->customer);
        Moved out{bucket_of(source.ids[0].hash(customer)),
                  stream->file(),
                  stream->layout(),
                  stream->words(),
                  slice,
                  std::vector<std::uint32_t>(row, row + stream->words())};
        std::memcpy(out.row.data() + kRowCustomer, &customer, sizeof customer);
        moved.push_back(std::move(out));
      });
      if (taken != 0) stream = std::move(kept);
    }
  }
  for (const auto& row : moved) {
    source.stream(row.bucket, row.file, row.layout, row.words).append(row.slice, row.row.data());
  }
}

}  // namespace

void adopt_orphans(Partial& partial) {
  bool possible = false;
  for (const auto& plan : partial.plans())
    possible = possible || (plan.recognised && plan.column(Role::order) >= 0);
  if (!possible) return;
  Orders orders;
  for (const auto& source : partial.sources()) find_orphans(partial, *source, orders);
  if (orders.empty()) return;
  for (const auto& source : partial.sources()) find_owners(partial, *source, orders);
  for (auto& source : partial.sources()) move_rows(partial, *source, orders);
}

}  // namespace clientele
