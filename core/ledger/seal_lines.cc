// How lines are sealed: the steps of seal_lines() in their order.
#include "ledger/seal_lines.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>

#include "base/hash.h"

namespace clientele {
namespace {

constexpr std::uint32_t kNoOrder = 0xffffffffu;

// One bucket's lines while they are sealed.
class LineSealer {
 public:
  LineSealer(const Partial& partial, const Decisions& decisions, unsigned bucket,
             const CustomerIndex& customers, Partition& partition)
      : decisions_(decisions),
        context_(*decisions.context),
        partition_(partition),
        lines_(partition.lines),
        rows_(gather_rows(partial, decisions, bucket,
                          {TableKind::transactions, TableKind::orders, TableKind::lines},
                          customers)) {
    for (const auto& info : rows_.streams) fields_.push_back(find_fields(info));
  }

  void run() {
    lines_.table.row_begin = rows_.begin;
    lines_.table.rows = rows_.size();
    if (rows_.size() == 0) return;
    number_orders();
    moments_.resize(rows_.size());
    for (std::size_t i = 0; i < rows_.size(); ++i) moments_[i] = moment_of(i);
    collect_fills();
    const auto order = order_by_date(rows_, moments_);
    apply(order, moments_);
    if (!orders_.empty()) apply(order, orders_);
    settle_amounts();
    flag_duplicates();
    exclude();
    pack();
  }

 private:
  // Fields of a stream by meaning; -1 where it has none.
  struct Fields {
    int date, order, amount, gross, refund, cost, profit, quantity, price, status, currency,
        product_name;
  };
  static Fields find_fields(const StreamInfo& info) {
    const auto find = [&](Role role) {
      const RowField* field = info.layout->find(role);
      return field == nullptr ? -1 : static_cast<int>(field - info.layout->fields.data());
    };
    return {find(Role::date),   find(Role::order),    find(Role::amount),
            find(Role::gross),  find(Role::refund),   find(Role::cost),
            find(Role::profit), find(Role::quantity), find(Role::unit_price),
            find(Role::status), find(Role::currency), find(Role::product_name)};
  }
  const Fields& fields(std::size_t row) const { return fields_[rows_.stream[row]]; }
  std::int64_t get(std::size_t row, int field) const {
    return field < 0 ? Column::kMissing : field_value(rows_.info(row), rows_.words[row], field);
  }
  template <typename T>
  static void apply(const std::vector<std::uint32_t>& order, std::vector<T>& values) {
    std::vector<T> next(values.size());
    for (std::size_t i = 0; i < order.size(); ++i) next[i] = values[order[i]];
    values = std::move(next);
  }

  std::uint32_t moment_of(std::size_t row) const {
    const auto value = get(row, fields(row).date);
    return value == Column::kMissing ? 0 : static_cast<std::uint32_t>(value);
  }

  // Orders are numbered within the bucket by (customer, order id) in order of first appearance.
  void number_orders() {
    const bool any =
        std::any_of(fields_.begin(), fields_.end(), [](const Fields& f) { return f.order >= 0; });
    if (!any) return;
    orders_.assign(rows_.size(), kNoOrder);
    std::size_t slots = 64;
    while (slots < rows_.size() + rows_.size() / 2) slots *= 2;
    struct Slot {
      std::uint64_t key = 0;
      std::uint32_t group = 0, order = kNoOrder;
    };
    std::vector<Slot> table(slots);
    const std::size_t mask = slots - 1;
    std::uint32_t next = 0;
    each_group([&](std::uint32_t group, std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        const auto key = get(i, fields(i).order);
        if (key == Column::kMissing) continue;
        const auto bits = static_cast<std::uint64_t>(key);
        auto at = static_cast<std::size_t>(mix64(bits ^ (std::uint64_t{group} << 40))) & mask;
        while (table[at].order != kNoOrder && (table[at].key != bits || table[at].group != group)) {
          at = (at + 1) & mask;
        }
        if (table[at].order == kNoOrder) table[at] = {bits, group, next++};
        orders_[i] = table[at].order;
      }
    });
    lines_.orders = next;
  }

  // Calls visit(group, begin, end) for each customer's rows and, last, the rows without customer.
  template <typename Visit>
  void each_group(Visit visit) const {
    std::uint32_t group = 0;
    for (; group + 1 < rows_.begin.size(); ++group) {
      if (rows_.begin[group] != rows_.begin[group + 1])
        visit(group, rows_.begin[group], rows_.begin[group + 1]);
    }
    if (rows_.begin.back() != rows_.size()) visit(group, rows_.begin.back(), rows_.size());
  }

  bool must_fill() const {
    if (orders_.empty()) return false;
    const bool several_tables =
        std::any_of(rows_.streams.begin(), rows_.streams.end(), [&](const StreamInfo& info) {
          return info.layout->table != rows_.streams.front().layout->table;
        });
    return several_tables ||
           std::any_of(rows_.streams.begin(), rows_.streams.end(),
                       [](const StreamInfo& info) { return info.file->fill_forward; });
  }

  // Order-level fields (date, status, channel, …) that some rows of an order lack are those of its
  // first row that has them. Dates are filled here; the others when columns are packed.
  void collect_fills() {
    fills_ = must_fill();
    if (!fills_) return;
    std::vector<std::uint32_t> date(lines_.orders, 0);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (orders_[i] != kNoOrder && date[orders_[i]] == 0) date[orders_[i]] = moments_[i];
    }
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (moments_[i] != 0 || orders_[i] == kNoOrder || date[orders_[i]] == 0) continue;
      moments_[i] = date[orders_[i]];
      note(IssueKind::filled_forward, fields(i).date, i, "");
    }
  }

  void note(IssueKind kind, int field, std::size_t row, std::string_view value) {
    const StreamInfo& info = rows_.info(row);
    const auto column = field < 0
                            ? -1
                            : static_cast<std::int32_t>(
                                  info.layout->fields[static_cast<std::size_t>(field)].column);
    partition_.issues[info.file->rank].add(kind, column, rows_.position(row), value);
  }

  // What a row says of its amount before rules: amount, else quantity x price, else gross.
  Money base_amount(std::size_t row) const {
    const Fields& f = fields(row);
    const Money amount = get(row, f.amount);
    if (amount != kNoDecimal) return amount;
    const Decimal quantity = get(row, f.quantity), price = get(row, f.price);
    if (quantity != kNoDecimal && price != kNoDecimal) {
      if (const auto product = multiply(quantity, price)) return *product;
    }
    return get(row, f.gross);
  }

  bool is_cancelled(std::size_t row) const {
    const Fields& f = fields(row);
    if (f.status >= 0 && !decisions_.status.cancelled.empty()) {
      const auto status = get(row, f.status);
      if (status != Column::kMissing &&
          decisions_.status.cancelled[static_cast<std::size_t>(status)] != 0)
        return true;
    }
    if (!rows_.info(row).plan->c_prefix_cancels) return false;
    const auto order = get(row, f.order);
    return order != Column::kMissing &&
           decisions_.cancel_order[IdSpace::pattern_of(static_cast<IdKey>(order))] != 0;
  }

  bool is_test(std::size_t row) const {
    const auto coded = [](const std::vector<std::uint8_t>& marks, std::int64_t code) {
      return code != Column::kMissing && !marks.empty() &&
             marks[static_cast<std::size_t>(code)] != 0;
    };
    const auto keyed = [](const std::vector<std::uint8_t>& marks, IdKey key) {
      return key != kNoId && marks[IdSpace::pattern_of(key)] != 0;
    };
    const Fields& f = fields(row);
    const auto order = get(row, f.order);
    return coded(decisions_.status.test, get(row, f.status)) ||
           coded(decisions_.test_product, get(row, f.product_name)) ||
           keyed(decisions_.test_customer, customer_key(rows_.info(row), rows_.words[row])) ||
           (order != Column::kMissing && keyed(decisions_.test_order, static_cast<IdKey>(order)));
  }

  // Rate of the row's currency; kNoDecimal where the row is set aside for it.
  Decimal rate_of(std::size_t row) const {
    const auto currency = get(row, fields(row).currency);
    return currency == Column::kMissing ? kDecimalOne
                                        : decisions_.rate[static_cast<std::size_t>(currency)];
  }

  // Whether a file has a row an order and says nothing of what was in it.
  static bool is_order_level(const StreamInfo& info) {
    if (info.layout->table == TableKind::orders) return true;
    if (info.layout->table != TableKind::transactions) return false;
    return info.layout->find(Role::product) == nullptr &&
           info.layout->find(Role::product_name) == nullptr &&
           info.layout->find(Role::quantity) == nullptr && info.plan->column(Role::line) < 0;
  }

  // Orders whose total stands on each of their lines, or both in an orders file and on lines: which
  // rows repeat money that is counted elsewhere.
  std::vector<std::uint8_t> repeated_amounts() const {
    std::vector<std::uint8_t> repeated;
    const bool has_lines_file =
        std::any_of(rows_.streams.begin(), rows_.streams.end(),
                    [](const StreamInfo& info) { return info.layout->table == TableKind::lines; });
    const bool several_tables =
        has_lines_file && std::any_of(rows_.streams.begin(), rows_.streams.end(), is_order_level);
    const bool totals =
        std::any_of(rows_.streams.begin(), rows_.streams.end(),
                    [](const StreamInfo& info) { return info.file->totals_repeated; });
    if (orders_.empty() || (!several_tables && !totals)) return repeated;
    repeated.assign(rows_.size(), 0);
    std::vector<std::uint8_t> has_lines(lines_.orders, 0);
    if (several_tables) {
      for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (!is_order_level(rows_.info(i)) && orders_[i] != kNoOrder &&
            base_amount(i) != kNoDecimal)
          has_lines[orders_[i]] = 1;
      }
    }
    // The first row by place in the input keeps an order's total; rows are ordered by date here,
    // and rows of one order of one file share it, so the first one met is the first by place.
    std::vector<std::uint32_t> kept(lines_.orders, 0);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (orders_[i] == kNoOrder) continue;
      const StreamInfo& info = rows_.info(i);
      if (several_tables && is_order_level(info)) {
        repeated[i] = has_lines[orders_[i]];
      } else if (info.file->totals_repeated) {
        std::uint32_t& file = kept[orders_[i]];
        if (file == info.file->rank + 1) repeated[i] = 1;
        file = info.file->rank + 1;
      }
    }
    return repeated;
  }

  void settle_amounts() {
    const std::size_t n = rows_.size();
    net_.assign(n, 0);
    gross_.assign(n, 0);
    lines_.flags.assign(n, 0);
    has_profit_ = std::any_of(fields_.begin(), fields_.end(),
                              [](const Fields& f) { return f.cost >= 0 || f.profit >= 0; });
    if (has_profit_) profit_.assign(n, Column::kMissing);
    const auto repeated = repeated_amounts();
    std::vector<std::uint8_t> seen(lines_.orders, 0);
    for (std::size_t i = 0; i < n; ++i) {
      const bool repeat = !repeated.empty() && repeated[i] != 0;
      settle_line(i, repeat);
      if (orders_.empty() || orders_[i] == kNoOrder || seen[orders_[i]] != 0) continue;
      if ((lines_.flags[i] & line_flag::excluded) != 0) continue;
      seen[orders_[i]] = 1;
      lines_.flags[i] |= line_flag::first_of_order;
    }
  }

  void settle_line(std::size_t i, bool repeat) {
    const Fields& f = fields(i);
    std::uint8_t& flags = lines_.flags[i];
    const Decimal rate = rate_of(i);
    if (rate == kNoDecimal) {  // counted as set aside by decide()
      flags |= line_flag::excluded;
      return;
    }
    const bool cancelled = is_cancelled(i);
    Money base = repeat ? kNoDecimal : base_amount(i);
    if (repeat) {
      note(IssueKind::repeated_order_total, f.amount, i, "");
      if (is_order_level(rows_.info(i))) flags |= line_flag::excluded;
    }
    const Money refund = repeat || f.refund < 0 ? kNoDecimal : get(i, f.refund);
    Line line = split(base, refund == kNoDecimal ? 0 : std::abs(refund), get(i, f.gross), cancelled,
                      rows_.info(i).file->amount_less_refund);
    if (rate != kDecimalOne) line = {convert(line.net, rate), convert(line.gross, rate)};
    net_[i] = line.net;
    gross_[i] = line.gross;
    if (has_profit_ && !repeat) profit_[i] = profit_of(i, line, cancelled, rate);
    const Decimal quantity = get(i, f.quantity);
    if (!cancelled && line.gross > 0) flags |= line_flag::positive;
    if (!cancelled && (quantity == kNoDecimal ? line.net >= 0 : quantity > 0))
      flags |= line_flag::purchase;
    if (cancelled || line.net < line.gross) {
      flags |= line_flag::refund;
      note(IssueKind::refund, f.amount, i, "");
    }
    if (is_test(i)) {
      flags |= line_flag::test;
      note(IssueKind::test_order, -1, i, "");
    }
    if (context_.huge_above > 0 && line.gross > context_.huge_above) {
      flags |= line_flag::huge;
      note(IssueKind::huge_amount, f.amount, i, "");
    }
    if (read_id(rows_.words[i] + kRowCustomer) == kNoId && !(flags & line_flag::excluded)) {
      note(IssueKind::no_customer, -1, i, "");
    }
    if (f.date >= 0 && moments_[i] == 0) note_date(i);
  }

  // A date that is there but outside any plausible range; an unreadable one was noted at reading.
  void note_date(std::size_t i) {
    const StreamInfo& info = rows_.info(i);
    const RowField& field = info.layout->fields[static_cast<std::size_t>(fields(i).date)];
    const Moment moment = Moment::from_bits(rows_.words[i][field.word]);
    if (!moment.missing())
      note(IssueKind::date_out_of_range, fields(i).date, i, iso_date(moment.day()));
  }

  struct Line {
    Money net = 0, gross = 0;
  };
  static Money convert(Money money, Decimal rate) {
    const auto converted = multiply(money, rate);
    return converted ? *converted : 0;
  }
  // gross is the positive part, net what was kept of it (see core/docs/methods.md, Amounts).
  static Line split(Money base, Money refund, Money gross, bool cancelled, bool less_refund) {
    if (base == kNoDecimal) return {};
    if (base < 0) return {base, 0};
    if (refund > 0) {
      const Money kept = less_refund ? base - refund : base;
      return {kept, less_refund ? base : saturating_add(base, refund)};
    }
    if (cancelled) return {0, base};
    static_cast<void>(gross);
    return {base, base};
  }

  Money profit_of(std::size_t i, const Line& line, bool cancelled, Decimal rate) const {
    const Fields& f = fields(i);
    const Money profit = get(i, f.profit);
    if (profit != kNoDecimal) return rate == kDecimalOne ? profit : convert(profit, rate);
    Money cost = get(i, f.cost);
    if (cost == kNoDecimal) return Column::kMissing;
    if (cancelled && line.net == 0) return 0;
    if (rows_.info(i).file->cost_is_per_unit) {
      const Decimal quantity = get(i, f.quantity);
      const auto total = multiply(cost, quantity == kNoDecimal ? kDecimalOne : quantity);
      if (!total) return Column::kMissing;
      cost = *total;
    }
    if (rate != kDecimalOne) cost = convert(cost, rate);
    return line.net < 0 ? saturating_add(line.net, std::abs(cost))
                        : saturating_add(line.net, -cost);
  }

  // What makes two rows the same: every kept value by role, and the hash of the rest.
  std::uint64_t row_hash(std::size_t row) const {
    const StreamInfo& info = rows_.info(row);
    std::uint64_t hash = rows_.words[row][kRowRest];
    for (std::size_t i = 0; i < info.layout->fields.size(); ++i) {
      const auto role = static_cast<std::uint64_t>(info.layout->fields[i].role);
      const auto value =
          static_cast<std::uint64_t>(field_value(info, rows_.words[row], static_cast<int>(i)));
      hash = mix64(hash + role) ^ (value * 0x9e3779b97f4a7c15ull);
    }
    return mix64(hash);
  }

  // Rows of one customer and one moment that are the same row again; the first by place is none.
  void flag_duplicates() {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> hashes;
    each_group([&](std::uint32_t, std::size_t begin, std::size_t end) {
      for (std::size_t first = begin; first < end;) {
        std::size_t after = first + 1;
        while (after < end && moments_[after] == moments_[first]) ++after;
        if (after - first > 1) {
          hashes.clear();
          for (std::size_t i = first; i < after; ++i)
            hashes.emplace_back(row_hash(i), static_cast<std::uint32_t>(i));
          std::sort(hashes.begin(), hashes.end());
          for (std::size_t k = 1; k < hashes.size(); ++k) {
            if (hashes[k].first != hashes[k - 1].first) continue;
            lines_.flags[hashes[k].second] |= line_flag::duplicate;
            note(IssueKind::duplicate_row, -1, hashes[k].second, "");
          }
        }
        first = after;
      }
    });
  }

  // Cleaning rules switched to "exclude" take their lines out of every figure.
  void exclude() {
    std::uint8_t rules = 0;
    for (const auto& [kind, flag] : {std::pair{IssueKind::duplicate_row, line_flag::duplicate},
                                     std::pair{IssueKind::test_order, line_flag::test},
                                     std::pair{IssueKind::refund, line_flag::refund},
                                     std::pair{IssueKind::huge_amount, line_flag::huge}}) {
      if (decisions_.options.exclude.count(kind) != 0) rules |= flag;
    }
    const bool strangers = decisions_.options.exclude.count(IssueKind::no_customer) != 0;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const bool stranger = strangers && i >= rows_.begin.back();
      if ((lines_.flags[i] & rules) != 0 || stranger) lines_.flags[i] |= line_flag::excluded;
      if ((lines_.flags[i] & line_flag::excluded) != 0) net_[i] = gross_[i] = 0;
    }
  }

  void pack() {
    const std::size_t n = rows_.size();
    std::vector<std::int64_t> values(n);
    for (std::size_t i = 0; i < n; ++i)
      values[i] = moments_[i] == 0 ? Column::kMissing : moments_[i];
    lines_.moment = Column::pack(values);
    lines_.moment.role = Role::date;
    lines_.moment.kind = ValueKind::moment;
    lines_.net = pack_money(Role::amount, net_);
    lines_.gross = pack_money(Role::gross, gross_);
    if (has_profit_) lines_.profit = pack_money(Role::profit, profit_);
    pack_numbers(values);
    if (!orders_.empty()) {
      for (std::size_t i = 0; i < n; ++i)
        values[i] = orders_[i] == kNoOrder ? Column::kMissing : orders_[i];
      lines_.order = Column::pack(values);
      lines_.order.role = Role::order;
    }
    pack_codes(values);
  }

  static Column pack_money(Role role, const std::vector<std::int64_t>& values) {
    Column column = Column::pack(values);
    column.role = role;
    column.kind = ValueKind::money;
    return column;
  }

  void pack_numbers(std::vector<std::int64_t>& values) {
    for (const Role role : {Role::quantity, Role::unit_price}) {
      const auto field = [&](const Fields& f) {
        return role == Role::quantity ? f.quantity : f.price;
      };
      if (std::none_of(fields_.begin(), fields_.end(),
                       [&](const Fields& f) { return field(f) >= 0; }))
        continue;
      for (std::size_t i = 0; i < rows_.size(); ++i) values[i] = get(i, field(fields(i)));
      Column& column = role == Role::quantity ? lines_.quantity : lines_.unit_price;
      column = Column::pack(values);
      column.role = role;
      column.kind = role == Role::quantity ? ValueKind::number : ValueKind::money;
    }
  }

  // Columns by role: codes, other dates and numbers that are no amounts. Filled from the order's
  // first row where they are order-level; products get name and category from product files.
  void pack_codes(std::vector<std::int64_t>& values) {
    std::vector<ColumnSpec> specs;
    for (const TableKind table : {TableKind::transactions, TableKind::orders, TableKind::lines}) {
      for (const auto& spec : decisions_.specs[static_cast<std::size_t>(table)]) {
        if (!kept_elsewhere(spec.role) &&
            std::find(specs.begin(), specs.end(), spec) == specs.end())
          specs.push_back(spec);
      }
    }
    add_product_specs(specs);
    for (const auto& spec : specs) {
      std::vector<int> field_of(rows_.streams.size());
      for (std::size_t s = 0; s < rows_.streams.size(); ++s)
        field_of[s] = find_spec(rows_.streams[s], spec);
      for (std::size_t i = 0; i < rows_.size(); ++i) values[i] = get(i, field_of[rows_.stream[i]]);
      if (fills_ && order_level(spec.role)) fill(values);
      if (spec.role == Role::product_name || spec.role == Role::category)
        join_products(spec.role, values);
      Column column = Column::pack(values);
      column.role = spec.role;
      column.kind = spec.kind;
      column.name = spec.name;
      column.dictionary = spec.dictionary;
      lines_.table.columns.push_back(std::move(column));
    }
  }

  static bool kept_elsewhere(Role role) {
    switch (role) {
      case Role::date:
      case Role::order:
      case Role::amount:
      case Role::gross:
      case Role::cost:
      case Role::profit:
      case Role::refund:
      case Role::quantity:
      case Role::unit_price:
        return true;
      default:
        return false;
    }
  }
  static bool order_level(Role role) {
    switch (role) {
      case Role::status:
      case Role::currency:
      case Role::channel:
      case Role::campaign:
      case Role::store:
      case Role::region:
        return true;
      default:
        return false;
    }
  }

  static int find_spec(const StreamInfo& info, const ColumnSpec& spec) {
    for (std::size_t i = 0; i < info.layout->fields.size(); ++i) {
      const RowField& field = info.layout->fields[i];
      const bool named = field.role == Role::attribute || field.role == Role::aspect;
      if (field.role == spec.role && field.kind == spec.kind &&
          (!named || info.plan->columns[field.column].name == spec.name)) {
        return static_cast<int>(i);
      }
    }
    return -1;
  }

  void fill(std::vector<std::int64_t>& values) const {
    std::vector<std::int64_t> first(lines_.orders, Column::kMissing);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (orders_[i] != kNoOrder && first[orders_[i]] == Column::kMissing)
        first[orders_[i]] = values[i];
    }
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (orders_[i] != kNoOrder && values[i] == Column::kMissing) values[i] = first[orders_[i]];
    }
  }

  void add_product_specs(std::vector<ColumnSpec>& specs) const {
    if (decisions_.products.empty()) return;
    for (const Role role : {Role::product_name, Role::category}) {
      const auto dictionary = decisions_.dictionaries.find(std::string(role_name(role)));
      const bool there = std::any_of(specs.begin(), specs.end(),
                                     [&](const ColumnSpec& s) { return s.role == role; });
      if (!there && dictionary != decisions_.dictionaries.end()) {
        specs.push_back({role, ValueKind::code, {}, dictionary->second});
      }
    }
  }

  void join_products(Role role, std::vector<std::int64_t>& values) const {
    if (decisions_.products.empty()) return;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (values[i] != Column::kMissing) continue;
      const RowField* field = rows_.info(i).layout->find(Role::product);
      if (field == nullptr) continue;
      const auto product = get(i, static_cast<int>(field - rows_.info(i).layout->fields.data()));
      if (product == Column::kMissing) continue;
      const auto found = decisions_.products.find(static_cast<Code>(product));
      if (found == decisions_.products.end()) continue;
      const Code code = role == Role::product_name ? found->second.first : found->second.second;
      if (code != kNoCode) values[i] = code;
    }
  }

  const Decisions& decisions_;
  const Context& context_;
  Partition& partition_;
  Lines& lines_;
  RowSet rows_;
  std::vector<Fields> fields_;          // by stream
  std::vector<std::uint32_t> moments_;  // by row, settled bits, 0 = none
  std::vector<std::uint32_t> orders_;   // by row; empty without order columns
  std::vector<std::int64_t> net_, gross_, profit_;
  bool has_profit_ = false, fills_ = false;
};

}  // namespace

void seal_lines(const Partial& partial, const Decisions& decisions, unsigned bucket,
                const CustomerIndex& customers, Partition& partition) {
  LineSealer(partial, decisions, bucket, customers, partition).run();
}

std::vector<std::uint32_t> moments_of(const RowSet& rows, const std::vector<ColumnSpec>& specs) {
  std::vector<std::uint32_t> moments(rows.size(), 0);
  const auto date = std::find_if(specs.begin(), specs.end(),
                                 [](const ColumnSpec& s) { return s.role == Role::date; });
  if (date == specs.end()) return moments;
  const auto spec = static_cast<std::size_t>(date - specs.begin());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto value = field_value(rows.info(i), rows.words[i], rows.info(i).field_of_spec[spec]);
    if (value != Column::kMissing) moments[i] = static_cast<std::uint32_t>(value);
  }
  return moments;
}

std::vector<std::uint32_t> order_by_date(RowSet& rows, std::vector<std::uint32_t> moments) {
  std::vector<std::uint32_t> order(rows.size());
  std::iota(order.begin(), order.end(), 0u);
  const auto sort = [&](std::size_t begin, std::size_t end) {
    const auto less = [&](std::uint32_t a, std::uint32_t b) { return moments[a] < moments[b]; };
    const auto first = order.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = order.begin() + static_cast<std::ptrdiff_t>(end);
    if (end - begin < 24) {  // most customers have few rows: insertion needs no memory
      for (auto i = first; i != last; ++i)
        std::rotate(std::upper_bound(first, i, *i, less), i, std::next(i));
    } else if (!std::is_sorted(first, last, less)) {
      std::stable_sort(first, last, less);
    }
  };
  for (std::size_t c = 0; c + 1 < rows.begin.size(); ++c) sort(rows.begin[c], rows.begin[c + 1]);
  sort(rows.begin.back(), rows.size());
  rows.rearrange(order);
  return order;
}

}  // namespace clientele
