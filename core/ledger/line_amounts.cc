// Rules about amounts: what a line is worth, what of it was kept, and which cleaning rules it
// meets.
#include <algorithm>
#include <cstdlib>

#include "ledger/line_work.h"

namespace clientele {
namespace {

// Whether a file has a row an order and says nothing of what was in it.
bool is_order_level(const StreamInfo& info) {
  if (info.layout->table == TableKind::orders) return true;
  if (info.layout->table != TableKind::transactions) return false;
  return info.layout->find(Role::product) == nullptr &&
         info.layout->find(Role::product_name) == nullptr &&
         info.layout->find(Role::quantity) == nullptr && info.plan->column(Role::line) < 0;
}

Money convert(Money money, Decimal rate) {
  if (rate == kDecimalOne) return money;
  const auto converted = multiply(money, rate);
  return converted ? *converted : 0;
}

bool marked(const std::vector<std::uint8_t>& marks, std::int64_t code) {
  return code != Column::kMissing && !marks.empty() && marks[static_cast<std::size_t>(code)] != 0;
}
bool any(const std::vector<std::uint8_t>& marks) {
  return std::any_of(marks.begin(), marks.end(), [](std::uint8_t mark) { return mark != 0; });
}
bool pattern_marked(const std::vector<std::uint8_t>& marks, std::int64_t key) {
  return key != Column::kMissing && marks[IdSpace::pattern_of(static_cast<IdKey>(key))] != 0;
}

// What the second of a file's columns of status says, that of returns; nothing where none has two.
RoleValues return_status(const LineWork& work) {
  std::vector<int> places;
  for (const auto& info : work.rows.streams) {
    const auto& fields = info.layout->fields;
    const auto is_status = [](const RowField& field) { return field.role == Role::status; };
    auto found = std::find_if(fields.begin(), fields.end(), is_status);
    if (found != fields.end()) found = std::find_if(found + 1, fields.end(), is_status);
    places.push_back(found == fields.end() ? -1 : static_cast<int>(found - fields.begin()));
  }
  const bool any = std::any_of(places.begin(), places.end(), [](int place) { return place >= 0; });
  return {any ? field_values(work.rows, places) : std::vector<std::int64_t>()};
}

// gross is the positive part of a line, net what was kept of it.
struct LineMoney {
  Money net = 0, gross = 0;
};
LineMoney split(Money base, Money refund, bool cancelled, bool less_refund) {
  if (base == kNoDecimal) return {};
  if (base < 0) return {base, 0};
  if (refund > 0) {
    const Money kept = less_refund ? base - refund : base;
    return {kept, less_refund ? base : saturating_add(base, refund)};
  }
  return {cancelled ? 0 : base, base};
}

class Settling {
 public:
  explicit Settling(LineWork& work)
      : work_(work),
        amount_(work.values(Role::amount)),
        gross_(work.values(Role::gross)),
        refund_(work.values(Role::refund)),
        cost_(work.values(Role::cost)),
        profit_(work.values(Role::profit)),
        quantity_(work.quantity = work.values(Role::quantity)),
        price_(work.price = work.values(Role::unit_price)),
        status_(work.values(Role::status)),
        returned_(return_status(work)),
        currency_(work.values(Role::currency)),
        marks_orders_(any(work.decisions.cancel_order) || any(work.decisions.test_order)),
        marks_customers_(any(work.decisions.test_customer)) {
    if (any(work.decisions.test_product)) product_ = work.values(Role::product_name);
    if (marks_orders_) order_ = work.values(Role::order);
  }

  void run() {
    const std::size_t n = work_.rows.size();
    work_.net.assign(n, 0);
    work_.gross.assign(n, 0);
    work_.lines.flags.assign(n, 0);
    if (cost_.any() || profit_.any()) work_.profit.assign(n, Column::kMissing);
    const auto repeated = repeated_amounts();
    work_.repeats = !repeated.empty();
    const bool has_orders = !work_.orders.empty();
    std::vector<std::uint8_t> seen(work_.lines.orders, 0);
    for (std::size_t i = 0; i < n; ++i) {
      settle(i, !repeated.empty() && repeated[i] != 0);
      std::uint8_t& flags = work_.lines.flags[i];
      if (!has_orders || work_.orders[i] == kNoOrder || (flags & line_flag::excluded) != 0)
        continue;
      std::uint8_t& met = seen[work_.orders[i]];
      if (met == 0) flags |= line_flag::first_of_order;
      met = 1;
    }
  }

 private:
  const StreamInfo& info(std::size_t row) const { return work_.rows.info(row); }

  // What a row says of its amount before rules: amount, else quantity x price, else gross.
  Money base_amount(std::size_t row) const {
    if (amount_[row] != kNoDecimal) return amount_[row];
    if (quantity_[row] != kNoDecimal && price_[row] != kNoDecimal) {
      if (const auto product = multiply(quantity_[row], price_[row])) return *product;
    }
    return gross_[row];
  }

  bool is_cancelled(std::size_t row) const {
    if (marked(work_.decisions.status.cancelled, status_[row])) return true;
    // A return gave back what the refund says; all of it where nothing says how much.
    if ((refund_[row] == kNoDecimal || refund_[row] == 0) &&
        marked(work_.decisions.status.cancelled, returned_[row]))
      return true;
    return marks_orders_ && info(row).plan->c_prefix_cancels &&
           pattern_marked(work_.decisions.cancel_order, order_[row]);
  }

  // Whether the row's date is that of its payment, and is empty.
  bool never_paid(std::size_t row) const {
    if (!info(row).file->dates_are_payments) return false;
    const RowField* field = info(row).layout->find(Role::date);
    return field != nullptr && Moment::from_bits(work_.rows.words[row][field->word]).missing();
  }

  bool is_test(std::size_t row) const {
    const Decisions& all = work_.decisions;
    if (marked(all.status.test, status_[row]) || marked(all.test_product, product_[row]) ||
        pattern_marked(all.test_order, order_[row]))
      return true;
    if (!marks_customers_) return false;
    const IdKey customer = customer_key(info(row), work_.rows.words[row]);
    return customer != kNoId && all.test_customer[IdSpace::pattern_of(customer)] != 0;
  }

  // Rate of the row's currency; kNoDecimal where the row is set aside for it.
  Decimal rate_of(std::size_t row) const {
    return currency_[row] == Column::kMissing
               ? kDecimalOne
               : work_.decisions.rate[static_cast<std::size_t>(currency_[row])];
  }

  // Orders whose total stands on each of their lines, or both in an orders file and on lines: which
  // rows repeat money that is counted elsewhere.
  std::vector<std::uint8_t> repeated_amounts() const {
    const auto& streams = work_.rows.streams;
    const auto& orders = work_.orders;
    const std::size_t n = work_.rows.size();
    const bool has_lines_file =
        std::any_of(streams.begin(), streams.end(),
                    [](const StreamInfo& info) { return info.layout->table == TableKind::lines; });
    const bool several_tables =
        has_lines_file && std::any_of(streams.begin(), streams.end(), is_order_level);
    const bool totals = std::any_of(streams.begin(), streams.end(), [](const StreamInfo& info) {
      return info.file->totals_repeated;
    });
    if (orders.empty() || (!several_tables && !totals)) return {};
    std::vector<std::uint8_t> repeated(n, 0), has_lines(work_.lines.orders, 0);
    if (several_tables) {
      for (std::size_t i = 0; i < n; ++i) {
        if (!is_order_level(info(i)) && orders[i] != kNoOrder && base_amount(i) != kNoDecimal)
          has_lines[orders[i]] = 1;
      }
    }
    // The first row by place in the input keeps an order's total; rows are ordered by date here,
    // and rows of one order of one file share it, so the first one met is the first by place.
    std::vector<std::uint32_t> kept(work_.lines.orders, 0);
    for (std::size_t i = 0; i < n; ++i) {
      if (orders[i] == kNoOrder) continue;
      if (several_tables && is_order_level(info(i))) {
        repeated[i] = has_lines[orders[i]];
      } else if (info(i).file->totals_repeated) {
        std::uint32_t& file = kept[orders[i]];
        if (file == info(i).file->rank + 1) repeated[i] = 1;
        file = info(i).file->rank + 1;
      }
    }
    return repeated;
  }

  void settle(std::size_t i, bool repeat) {
    std::uint8_t& flags = work_.lines.flags[i];
    const Decimal rate = rate_of(i);
    if (rate == kNoDecimal) {  // counted as set aside by decide()
      work_.list(IssueKind::other_currency, Role::currency, i);
      flags |= line_flag::excluded;
      return;
    }
    const bool cancelled = is_cancelled(i);
    if (marked(work_.decisions.status.unpaid, status_[i]) || (cancelled && never_paid(i))) {
      work_.note(IssueKind::unpaid_order, Role::status, i);
      if (work_.decisions.options.exclude.count(IssueKind::unpaid_order) != 0)
        flags |= line_flag::excluded;
      return;
    }
    const Money base = repeat ? kNoDecimal : base_amount(i);
    if (repeat) {
      work_.note(IssueKind::repeated_order_total, Role::amount, i);
      if (is_order_level(info(i))) flags |= line_flag::excluded;
    }
    const Money refund = repeat || refund_[i] == kNoDecimal ? 0 : std::abs(refund_[i]);
    LineMoney line = split(base, refund, cancelled, info(i).file->amount_less_refund);
    line = {convert(line.net, rate), convert(line.gross, rate)};
    work_.net[i] = line.net;
    work_.gross[i] = line.gross;
    if (!work_.profit.empty() && !repeat) work_.profit[i] = profit_of(i, line, cancelled, rate);
    flag(i, line, cancelled, flags);
  }

  void flag(std::size_t i, const LineMoney& line, bool cancelled, std::uint8_t& flags) const {
    const Decimal quantity = quantity_[i];
    const bool purchase = !cancelled && (quantity == kNoDecimal ? line.net >= 0 : quantity > 0);
    if (purchase) flags |= line_flag::purchase;
    // Without a column of money a line that was bought counts; with one, free lines do not.
    const bool unvalued = work_.context.amount_rule == AmountRule::no_amounts;
    if (unvalued ? purchase : !cancelled && line.gross > 0) flags |= line_flag::positive;
    // A cancelled line that never held money gives none back.
    if ((cancelled && (unvalued || line.gross != 0)) || line.net < line.gross) {
      flags |= line_flag::refund;
      work_.note(IssueKind::refund, Role::amount, i);
    }
    if (is_test(i)) {
      flags |= line_flag::test;
      work_.note(IssueKind::test_order, i);
    }
    const Money huge = work_.context.huge_above;
    if (huge > 0 && line.gross > huge) {
      flags |= line_flag::huge;
      work_.note(IssueKind::huge_amount, Role::amount, i);
    }
    const bool stranger = read_customer(info(i), work_.rows.words[i]) == kNoId;
    if (stranger && (flags & line_flag::excluded) == 0) work_.note(IssueKind::no_customer, i);
    if (work_.moments[i] == 0) note_date(i);
  }

  // A date that is there but outside any plausible range; an unreadable one was noted at reading.
  void note_date(std::size_t i) const {
    const RowField* field = info(i).layout->find(Role::date);
    if (field == nullptr) return;
    const Moment moment = Moment::from_bits(work_.rows.words[i][field->word]);
    if (!moment.missing())
      work_.note(IssueKind::date_out_of_range, Role::date, i, iso_date(moment.day()));
  }

  Money profit_of(std::size_t i, const LineMoney& line, bool cancelled, Decimal rate) const {
    if (profit_[i] != kNoDecimal) return convert(profit_[i], rate);
    Money cost = cost_[i];
    if (cost == kNoDecimal) return Column::kMissing;
    if (cancelled && line.net == 0) return 0;
    if (info(i).file->cost_is_per_unit) {
      const auto total = multiply(cost, quantity_[i] == kNoDecimal ? kDecimalOne : quantity_[i]);
      if (!total) return Column::kMissing;
      cost = *total;
    }
    cost = convert(cost, rate);
    return line.net < 0 ? saturating_add(line.net, std::abs(cost))
                        : saturating_add(line.net, -cost);
  }

  LineWork& work_;
  const RoleValues amount_, gross_, refund_, cost_, profit_;
  const RoleValues &quantity_, &price_;
  const RoleValues status_, returned_, currency_;
  bool marks_orders_, marks_customers_;  // nearly no file has a pattern that means something
  RoleValues product_, order_;           // empty where no mark could be theirs
};

}  // namespace

void settle_amounts(LineWork& work) { Settling(work).run(); }

}  // namespace clientele
