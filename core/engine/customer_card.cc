#include "engine/customer_card.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "analyses/attributes.h"
#include "report/report_json.h"
#include "schema/role.h"

namespace clientele {
namespace {

struct Event {
  Day day = kNoDay;
  std::size_t order = 0;  // of events of one day: as they stand in the ledger
  Json json;
};

struct Place {
  const Partition* partition = nullptr;
  std::size_t customer = 0;
};

std::optional<Place> find_customer(const Shard& shard, std::string_view id) {
  const auto key = shard.context->customer_ids.find(id);
  if (!key) return std::nullopt;
  for (const auto& partition : shard.partitions) {
    const auto found = std::lower_bound(partition.ids.begin(), partition.ids.end(), *key);
    if (found != partition.ids.end() && *found == *key)
      return Place{&partition, static_cast<std::size_t>(found - partition.ids.begin())};
  }
  return std::nullopt;
}

Text label_of(const Column& column) {
  if (column.role == Role::attribute || column.role == Role::aspect) return Text::data(column.name);
  return {"role." + std::string(role_name(column.role)), {}};
}

// A cell in the words of its file; a null where it holds nothing.
Json value_of(const Column& column, std::size_t row) {
  if (column.missing(row)) return nullptr;
  switch (column.kind) {
    case ValueKind::moment:
      return iso_date(column.day(row));
    case ValueKind::code:
    case ValueKind::text:
      if (column.dictionary != nullptr) return std::string(column.text(row));
      return nullptr;
    case ValueKind::id:
      return nullptr;  // keys of the ledger, not the file's text
    default:
      return to_double(column.decimal(row));
  }
}

void add_pair(Json& list, const Column& column, std::size_t row) {
  Json value = value_of(column, row);
  if (value.is_null() || (value.is_string() && value.get_ref<const std::string&>().empty())) return;
  list.push_back({{"label", text_json(label_of(column))}, {"value", std::move(value)}});
}

Json event_json(const char* kind, Day day) {
  Json event = {{"kind", kind}};
  if (day != kNoDay) event["date"] = iso_date(day);
  return event;
}

// One order, or one day of purchases where there are no order numbers. Lines given back make an
// event of their own.
struct Purchase {
  Day day = kNoDay;
  std::int64_t order = Column::kMissing;
  bool refund = false;
  Money net = 0;
  std::size_t lines = 0;
  std::vector<std::string> items;
  std::string channel;
};

// The event a line belongs to. Rows are ordered by date, and an order's lines stand close together:
// looking back a little is enough, however many a customer has.
Purchase* find_purchase(std::vector<Purchase>& purchases, const Purchase& line) {
  constexpr std::size_t kLookBack = 64;
  const std::size_t end = purchases.size() > kLookBack ? purchases.size() - kLookBack : 0;
  for (std::size_t i = purchases.size(); i > end; --i) {
    Purchase& p = purchases[i - 1];
    if (p.day != line.day) return nullptr;
    if (p.order == line.order && p.refund == line.refund) return &p;
  }
  return nullptr;
}

void add_purchases(const Place& place, std::vector<Event>& events) {
  const Lines& lines = place.partition->lines;
  if (lines.rows() == 0) return;
  const Column* product = lines.table.find(Role::product_name);
  if (product == nullptr) product = lines.table.find(Role::product);
  const Column* channel = lines.table.find(Role::channel);
  const bool orders = lines.order.size() != 0;
  std::vector<Purchase> purchases;
  for (std::size_t row = lines.table.begin(place.customer); row < lines.table.end(place.customer);
       ++row) {
    if ((lines.flags[row] & line_flag::excluded) != 0) continue;
    const Day day = lines.moment.day(row);
    const std::int64_t order = orders ? lines.order.raw(row) : Column::kMissing;
    const bool refund = (lines.flags[row] & line_flag::refund) != 0;
    Purchase* same = find_purchase(purchases, {day, order, refund, 0, 0, {}, {}});
    if (same == nullptr) {
      purchases.push_back({day, order, refund, 0, 0, {}, {}});
      same = &purchases.back();
    }
    same->net = saturating_add(same->net, lines.net.decimal(row));
    ++same->lines;
    if (product != nullptr && product->dictionary != nullptr && same->items.size() < kCardItems) {
      std::string item(product->text(row));
      const bool known =
          std::find(same->items.begin(), same->items.end(), item) != same->items.end();
      if (!item.empty() && !known) same->items.push_back(std::move(item));
    }
    if (channel != nullptr && channel->dictionary != nullptr) same->channel = channel->text(row);
  }
  for (auto& purchase : purchases) {
    Json event = event_json(purchase.refund ? "refund" : "purchase", purchase.day);
    event["net"] = to_double(purchase.net);
    event["lines"] = purchase.lines;
    if (!purchase.items.empty()) event["items"] = std::move(purchase.items);
    if (!purchase.channel.empty()) event["channel"] = std::move(purchase.channel);
    events.push_back({purchase.day, events.size(), std::move(event)});
  }
}

bool is_rating(const Column& column) { return column.kind == ValueKind::rating; }

// Rows of feedback or of contacts, each an event.
void add_rows(const Place& place, const Table& table, const char* kind,
              std::vector<Event>& events) {
  if (table.row_begin.empty()) return;
  const Column* date = table.find(Role::date);
  for (std::size_t row = table.begin(place.customer); row < table.end(place.customer); ++row) {
    const Day day = date == nullptr ? kNoDay : date->day(row);
    Json event = event_json(kind, day);
    Json ratings = Json::array(), details = Json::array();
    for (const auto& column : table.columns) {
      if (column.role == Role::date || column.role == Role::customer) continue;
      if (column.role == Role::text && column.dictionary != nullptr) {
        if (!column.missing(row)) event["text"] = std::string(column.text(row));
      } else if (is_rating(column)) {
        if (ratings.size() < kCardItems) add_pair(ratings, column, row);
      } else if (details.size() < kCardItems) {
        add_pair(details, column, row);
      }
    }
    if (!ratings.empty()) event["ratings"] = std::move(ratings);
    if (!details.empty()) event["details"] = std::move(details);
    events.push_back({day, events.size(), std::move(event)});
  }
}

Json attributes_of(const Place& place) {
  Json list = Json::array();
  for (const auto& column : place.partition->profile.columns) {
    if (column.role == Role::customer || column.role == Role::name || is_rating(column)) continue;
    add_pair(list, column, place.customer);
  }
  return list;
}

// The customer that an id is now.
std::string_view customer_of(const Shard& shard, std::string_view id) {
  const auto& merged = shard.context->duplicates.customer_of;
  const auto found = merged.find(std::string(id));
  return found == merged.end() ? id : std::string_view(found->second);
}

Json other_ids(const Shard& shard, std::string_view id) {
  Json ids = Json::array();
  for (const auto& [merged, customer] : shard.context->duplicates.customer_of) {
    if (customer == id) ids.push_back(merged);
  }
  return ids;
}

}  // namespace

std::string customer_card_json(const Shard& shard, std::string_view asked) {
  const std::string_view id = customer_of(shard, asked);
  const auto place = find_customer(shard, id);
  if (!place) return "null";
  Json card = {{"id", std::string(id)}};
  if (const Column* name = place->partition->profile.find(Role::name);
      name != nullptr && name->dictionary != nullptr && !name->missing(place->customer)) {
    card["name"] = std::string(name->text(place->customer));
  }
  if (Json ids = other_ids(shard, id); !ids.empty()) card["merged_ids"] = std::move(ids);
  card["attributes"] = attributes_of(*place);
  std::vector<Event> events;
  add_purchases(*place, events);
  add_rows(*place, place->partition->feedback, "feedback", events);
  add_rows(*place, place->partition->contacts, "contact", events);
  std::stable_sort(events.begin(), events.end(), [](const Event& a, const Event& b) {
    return a.day != b.day ? a.day > b.day : a.order > b.order;
  });
  card["total"] = events.size();
  card["events"] = Json::array();
  for (std::size_t i = 0; i < std::min(events.size(), kCardEvents); ++i)
    card["events"].push_back(std::move(events[i].json));
  return card.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace clientele
