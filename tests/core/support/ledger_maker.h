// Partitions made by hand from plain rows, for tests of what is collected from them. Customers are
// dealt to partitions by a hash of their id, so the same rows can be cut into any number of them.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "analyses/customer_facts.h"
#include "analyses/scope.h"
#include "base/hash.h"
#include "ledger/context.h"
#include "ledger/shard.h"

namespace clientele::test {

struct MadeLine {
  std::string customer;  // empty: without one
  Day day;
  double money;
  std::map<Role, std::string> texts;  // category, channel, …
  double profit = 0;
};

// A survey answer or a customer's attributes: texts, numbers and named columns.
struct MadeRow {
  std::string customer;
  Day day = kNoDay;
  std::map<std::pair<Role, std::string>, std::string> texts;
  std::map<std::pair<Role, std::string>, double> numbers;  // ratings, ages; flags as 0/1
};

class LedgerMaker {
 public:
  std::vector<MadeLine> lines;
  std::vector<MadeRow> feedback, profiles;
  std::set<std::pair<Role, std::string>> flags;  // columns answered yes or no
  Context context;

  // Another maker of the same rows.
  LedgerMaker same_rows() const {
    LedgerMaker out;
    out.lines = lines;
    out.feedback = feedback;
    out.profiles = profiles;
    out.flags = flags;
    return out;
  }

  // Once, after all rows are there.
  std::vector<Partition> make(std::size_t count) {
    number_customers();
    std::vector<Partition> out(count);
    for (const auto& [text, key] : keys_) out[part_of(text, count)].ids.push_back(key);
    for (auto& partition : out) std::sort(partition.ids.begin(), partition.ids.end());
    for (std::size_t p = 0; p < count; ++p) fill(out[p], p, count);
    return out;
  }

 private:
  using Name = std::pair<Role, std::string>;

  static std::size_t part_of(const std::string& customer, std::size_t count) {
    return static_cast<std::size_t>(hash_bytes(customer) % count);
  }

  void number_customers() {
    keys_.clear();
    for (const auto& line : lines) note(line.customer);
    for (const auto& row : feedback) note(row.customer);
    for (const auto& row : profiles) note(row.customer);
    const auto remap = context.customer_ids.make_canonical();
    for (auto& [text, key] : keys_) key = IdSpace::remap(key, remap);
    for (const auto& line : lines) {
      for (const auto& [role, text] : line.texts) dictionary({role, ""}).insert(text);
      context.as_of = std::max(context.as_of, line.day);
    }
    for (const auto* rows : {&feedback, &profiles}) {
      for (const auto& row : *rows) {
        for (const auto& [name, text] : row.texts) dictionary(name).insert(text);
      }
    }
    for (auto& [name, texts] : texts_) {
      context.dictionaries.push_back(std::make_unique<Dictionary>());
      context.dictionaries.back()->texts.assign(texts.begin(), texts.end());
      dictionaries_[name] = context.dictionaries.back().get();
    }
  }
  void note(const std::string& customer) {
    if (!customer.empty()) keys_[customer] = context.customer_ids.key(customer);
  }
  std::set<std::string>& dictionary(const Name& name) { return texts_[name]; }

  // Rows of the partition in its order: by customer, then day; those without a customer last.
  template <typename Row>
  std::vector<const Row*> rows_of(const std::vector<Row>& rows, const Partition& partition,
                                  std::size_t p, std::size_t count,
                                  std::vector<std::uint32_t>& begin) const {
    std::map<std::uint64_t, std::vector<const Row*>> by_customer;
    std::vector<const Row*> none, out;
    for (const auto& row : rows) {
      if (row.customer.empty()) {
        if (p == 0) none.push_back(&row);
      } else if (part_of(row.customer, count) == p) {
        by_customer[keys_.at(row.customer)].push_back(&row);
      }
    }
    begin.assign(1, 0);
    for (const auto id : partition.ids) {
      auto& mine = by_customer[id];
      std::stable_sort(mine.begin(), mine.end(), [](auto* a, auto* b) { return a->day < b->day; });
      out.insert(out.end(), mine.begin(), mine.end());
      begin.push_back(static_cast<std::uint32_t>(out.size()));
    }
    out.insert(out.end(), none.begin(), none.end());
    return out;
  }

  Column column(const Name& name, ValueKind kind, const std::vector<std::int64_t>& values) const {
    Column out = Column::pack(values);
    out.role = name.first;
    out.name = name.second;
    out.kind = kind;
    const auto found = dictionaries_.find(name);
    if (kind == ValueKind::code && found != dictionaries_.end()) out.dictionary = found->second;
    return out;
  }

  static std::int64_t money(double value) { return static_cast<std::int64_t>(value * 10'000); }

  void fill(Partition& partition, std::size_t p, std::size_t count) const {
    partition.customers = partition.ids.size();
    auto& l = partition.lines;
    const auto rows = rows_of(lines, partition, p, count, l.table.row_begin);
    l.table.rows = rows.size();
    std::vector<std::int64_t> days, net, gross, profit;
    bool has_profit = false;
    for (const auto* row : rows) {
      days.push_back(Moment(row->day, -1).bits());
      net.push_back(money(row->money));
      gross.push_back(std::max<std::int64_t>(0, money(row->money)));
      profit.push_back(money(row->profit));
      has_profit = has_profit || row->profit != 0;
      l.flags.push_back(row->money > 0 ? line_flag::positive | line_flag::purchase
                                       : line_flag::refund);
    }
    l.moment = Column::pack(days);
    l.net = Column::pack(net);
    l.gross = Column::pack(gross);
    if (has_profit) l.profit = Column::pack(profit);
    for (const auto role : {Role::category, Role::channel, Role::product}) {
      if (dictionaries_.count({role, ""}) == 0) continue;
      std::vector<std::int64_t> codes;
      for (const auto* row : rows) {
        const auto text = row->texts.find(role);
        codes.push_back(text == row->texts.end() ? Column::kMissing
                                                 : code({role, ""}, text->second));
      }
      l.table.columns.push_back(column({role, ""}, ValueKind::code, codes));
    }
    fill_rows(partition.feedback, feedback, partition, p, count);
    fill_profile(partition, p, count);
  }

  std::int64_t code(const Name& name, const std::string& text) const {
    return dictionaries_.at(name)->find(text);
  }

  void add_columns(Table& table, const std::vector<const MadeRow*>& rows,
                   const std::vector<MadeRow>& all) const {
    std::set<Name> texts, numbers;
    for (const auto& row : all) {
      for (const auto& [name, text] : row.texts) texts.insert(name);
      for (const auto& [name, number] : row.numbers) numbers.insert(name);
    }
    std::vector<std::int64_t> values(rows.size());
    for (const auto& name : texts) {
      for (std::size_t i = 0; i < rows.size(); ++i) {
        const bool known = rows[i] != nullptr && rows[i]->texts.count(name) != 0;
        values[i] = known ? code(name, rows[i]->texts.at(name)) : Column::kMissing;
      }
      table.columns.push_back(column(name, ValueKind::code, values));
    }
    for (const auto& name : numbers) {
      for (std::size_t i = 0; i < rows.size(); ++i) {
        const bool known = rows[i] != nullptr && rows[i]->numbers.count(name) != 0;
        values[i] = known ? money(rows[i]->numbers.at(name)) : Column::kMissing;
      }
      table.columns.push_back(
          column(name, flags.count(name) != 0 ? ValueKind::flag : ValueKind::rating, values));
    }
  }

  void fill_rows(Table& table, const std::vector<MadeRow>& all, const Partition& partition,
                 std::size_t p, std::size_t count) const {
    const auto rows = rows_of(all, partition, p, count, table.row_begin);
    table.rows = rows.size();
    add_columns(table, rows, all);
    std::vector<std::int64_t> days;
    for (const auto* row : rows) {
      days.push_back(row->day == kNoDay ? Column::kMissing
                                        : static_cast<std::int64_t>(Moment(row->day, -1).bits()));
    }
    table.columns.push_back(column({Role::date, ""}, ValueKind::moment, days));
  }

  void fill_profile(Partition& partition, std::size_t p, std::size_t count) const {
    std::vector<std::uint32_t> begin;
    const auto rows = rows_of(profiles, partition, p, count, begin);
    std::vector<const MadeRow*> one(partition.customers, nullptr);
    for (std::size_t i = 0; i < partition.customers; ++i) {
      if (begin[i] != begin[i + 1]) one[i] = rows[begin[i]];
    }
    partition.profile.rows = partition.customers;
    for (std::uint32_t i = 0; i <= partition.customers; ++i)
      partition.profile.row_begin.push_back(i);
    add_columns(partition.profile, one, profiles);
  }

  std::map<std::string, IdKey> keys_;
  std::map<Name, std::set<std::string>> texts_;
  std::map<Name, const Dictionary*> dictionaries_;
};

}  // namespace clientele::test
