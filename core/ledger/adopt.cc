// Three passes: which orders lack a customer, who has them, moving the rows.
#include "ledger/adopt.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "ledger/row_mover.h"

namespace clientele {
namespace {

const RowField* order_field(const Partial& partial, const Stream& stream) {
  const RowLayout& layout = partial.layouts()[stream.file()][stream.layout()];
  const bool lines = layout.table == TableKind::transactions || layout.table == TableKind::orders ||
                     layout.table == TableKind::lines;
  return lines ? layout.find(Role::order) : nullptr;
}

const IdSpace& orders_of(const Source& source) {
  return source.ids[static_cast<std::size_t>(IdDomain::order)];
}

// Of a stream with an order column.
class OrderRows {
 public:
  OrderRows(const Stream& stream, const RowField& order)
      : wide_(stream.wide()), word_(order.word) {}
  IdKey customer(const std::uint32_t* row) const { return row_words::id(row[kRowCustomer], wide_); }
  IdKey order(const std::uint32_t* row) const { return row_words::id(row[word_], wide_); }
  bool is_orphan(const std::uint32_t* row) const {
    return customer(row) == kNoId && order(row) != kNoId;
  }

 private:
  const WideValues& wide_;
  std::uint32_t word_;
};

bool may_have_orphans(const Partial& partial) {
  return std::any_of(partial.plans().begin(), partial.plans().end(), [](const Plan& plan) {
    return plan.recognised && plan.column(Role::order) >= 0;
  });
}

}  // namespace

bool Adoption::Place::before(const Place& other) const {
  return std::tie(file, bytes, slice, line, plan) <
         std::tie(other.file, other.bytes, other.slice, other.line, other.plan);
}

void Adoption::Owner::offer(const Place& where, const std::string& who) {
  if (place && !where.before(*place)) return;
  place = where;
  customer = who;
}

void Adoption::find_orphans(const Partial& partial) {
  if (!may_have_orphans(partial)) return;
  for (const auto& source : partial.sources()) {
    for (const auto& bucket : source->buckets) {
      for (const auto& stream : bucket) {
        const RowField* field = order_field(partial, *stream);
        if (field == nullptr) continue;
        const OrderRows rows(*stream, *field);
        IdKey last = kNoId;
        stream->each([&](const std::uint32_t* row) {
          if (!rows.is_orphan(row)) return;
          const IdKey key = rows.order(row);
          if (key != last) orders_.try_emplace(orders_of(*source).text(key));
          last = key;
        });
      }
    }
  }
}

void Adoption::find_owners(const Partial& partial) {
  for (const auto& source : partial.sources()) {
    std::unordered_map<IdKey, Owner*> wanted;
    for (auto& [text, owner] : orders_) {
      if (const auto key = orders_of(*source).find(text)) wanted[*key] = &owner;
    }
    if (wanted.empty()) continue;
    for (const auto& bucket : source->buckets) {
      for (const auto& stream : bucket) {
        const RowField* field = order_field(partial, *stream);
        if (field == nullptr) continue;
        const Plan& plan = partial.plans()[stream->file()];
        const OrderRows rows(*stream, *field);
        IdKey last = kNoId;
        stream->each_with_slice([&](std::uint64_t slice, const std::uint32_t* row) {
          const IdKey customer = rows.customer(row), order = rows.order(row);
          if (customer == kNoId || order == kNoId || order == last) return;
          last = order;
          const auto found = wanted.find(order);
          if (found == wanted.end()) return;
          found->second->offer({plan.file, plan.bytes, slice, row[kRowLine], stream->file()},
                               source->ids[0].text(customer));
        });
      }
    }
  }
}

void Adoption::move_rows(const Partial& partial, Source& source) const {
  std::unordered_map<IdKey, const Owner*> owners;
  for (const auto& [text, owner] : orders_) {
    if (!owner.place) continue;
    if (const auto key = orders_of(source).find(text)) owners[*key] = &owner;
  }
  if (owners.empty()) return;
  RowMover mover(source, partial.layouts());
  for (auto& bucket : source.buckets) {
    for (auto& stream : bucket) {
      const RowField* field = order_field(partial, *stream);
      if (field == nullptr) continue;
      const OrderRows rows(*stream, *field);
      mover.take(stream, [&](const std::uint32_t* row) -> std::optional<RowMover::Target> {
        if (!rows.is_orphan(row)) return std::nullopt;
        const auto found = owners.find(rows.order(row));
        if (found == owners.end()) return std::nullopt;
        const IdKey customer = source.ids[0].key(found->second->customer);
        return RowMover::Target{bucket_of(source.ids[0].hash(customer)), customer};
      });
    }
  }
  mover.place();
}

void Adoption::move_rows(Partial& partial) const {
  if (empty()) return;
  for (auto& source : partial.sources()) move_rows(partial, *source);
}

std::string Adoption::save_orphans() const {
  ByteWriter out;
  out.put<std::uint64_t>(orders_.size());
  for (const auto& [order, owner] : orders_) out.text(order);
  return out.take();
}

bool Adoption::merge_orphans(std::string_view bytes) {
  ByteReader in(bytes);
  for (std::size_t n = in.count(8); n > 0 && !in.bad(); --n) orders_.try_emplace(in.text());
  return !in.bad() && in.at_end();
}

std::string Adoption::save_owners() const {
  ByteWriter out;
  const auto known = std::count_if(orders_.begin(), orders_.end(), [](const auto& order) {
    return order.second.place.has_value();
  });
  out.put<std::uint64_t>(static_cast<std::uint64_t>(known));
  for (const auto& [order, owner] : orders_) {
    if (!owner.place) continue;
    out.text(order);
    out.text(owner.customer);
    out.put(owner.place->plan);
    out.put(owner.place->slice);
    out.put(owner.place->line);
  }
  return out.take();
}

bool Adoption::merge_owners(std::string_view bytes, const Partial& partial) {
  ByteReader in(bytes);
  for (std::size_t n = in.count(32); n > 0 && !in.bad(); --n) {
    const std::string order = in.text(), customer = in.text();
    const auto plan = in.get<std::uint32_t>();
    const auto slice = in.get<std::uint64_t>();
    const auto line = in.get<std::uint32_t>();
    if (in.bad() || plan >= partial.plans().size()) return false;
    const Plan& file = partial.plans()[plan];
    orders_[order].offer({file.file, file.bytes, slice, line, plan}, customer);
  }
  return !in.bad() && in.at_end();
}

}  // namespace clientele
