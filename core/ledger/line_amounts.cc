// Rules about amounts: what a line is worth, what of it was kept, and which cleaning rules it
// meets.
#include <algorithm>
#include <cstdlib>

#include "ledger/line_totals.h"
#include "ledger/line_work.h"

namespace clientele {
namespace {

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
        status_(order_level(Role::status)),
        returned_(return_status(work)),
        own_currency_(work.values(Role::currency)),
        currency_(work.fills ? order_level(Role::currency) : own_currency_),
        totals_(work, {amount_, gross_, quantity_, price_}),
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
    work_.repeats = totals_.any();
    std::vector<std::uint8_t> seen(work_.lines.orders, 0);
    if (!totals_.any()) {
      for (std::size_t i = 0; i < n; ++i) {
        describe(i, settle(i));
        mark_first_of_order(i, seen);
      }
      return;
    }
    std::vector<Settled> settled(n);
    for (std::size_t i = 0; i < n; ++i) settled[i] = settle(i);
    totals_.share_out(work_.net);
    totals_.share_out(work_.gross);
    for (std::size_t i = 0; i < n; ++i) {
      describe(i, settled[i]);
      mark_first_of_order(i, seen);
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
    const Decimal usual = info(row).file->usual_rate;
    const bool unnamed = currency_[row] == Column::kMissing ||
                         (own_currency_[row] == Column::kMissing && usual == kNoDecimal);
    return unnamed ? usual : work_.decisions.rate[static_cast<std::size_t>(currency_[row])];
  }

  // An order's status and currency may stand on its first row only, or in a file of orders.
  RoleValues order_level(Role role) const {
    RoleValues values = work_.values(role);
    if (work_.fills && values.any()) fill_from_order(work_, values.values);
    return values;
  }

  // What a row is: it has no part in any figure, it is cancelled, or neither.
  enum class Settled : std::uint8_t { out, cancelled, kept };

  // The money of a row by itself.
  Settled settle(std::size_t i) {
    std::uint8_t& flags = work_.lines.flags[i];
    const std::uint8_t part = totals_.part(i);
    if ((part & money_part::out) != 0) flags |= line_flag::excluded;
    const Decimal rate = rate_of(i);
    if (rate == kNoDecimal) {
      leave_currency(i);
      return Settled::out;
    }
    const bool cancelled = is_cancelled(i);
    if (marked(work_.decisions.status.unpaid, status_[i]) || (cancelled && never_paid(i))) {
      work_.note(IssueKind::unpaid_order, Role::status, i);
      if (work_.decisions.options.exclude.count(IssueKind::unpaid_order) != 0) work_.set_aside(i);
      return Settled::out;
    }
    if ((part & money_part::repeated) != 0)
      work_.note(IssueKind::repeated_order_total, Role::amount, i);
    const bool without = (part & money_part::none) != 0;
    const bool gives = (part & money_part::gives) != 0;
    const Money refund = (without && !gives) || refund_[i] == kNoDecimal ? 0 : std::abs(refund_[i]);
    LineMoney line;
    if (!without) {
      line = split(base_amount(i), refund, cancelled, info(i).file->amount_less_refund);
    } else if (!cancelled) {
      line.net = -refund;  // of an order whose lines say what they are worth
    }
    work_.net[i] = convert(line.net, rate);
    work_.gross[i] = convert(line.gross, rate);
    return cancelled ? Settled::cancelled : Settled::kept;
  }

  // decide() has counted the rows that name another currency, or none in a file of another; not
  // those of an order that names it elsewhere.
  void leave_currency(std::size_t i) const {
    if (own_currency_[i] == Column::kMissing && info(i).file->usual_rate != kNoDecimal) {
      const auto found = work_.decisions.dictionaries.find("currency");
      work_.note(IssueKind::other_currency, Role::currency, i,
                 found->second->text(static_cast<Code>(currency_[i])));
      return work_.set_aside(i);
    }
    list_other_currency(i);
    work_.lines.flags[i] |= line_flag::excluded;
  }

  // With the amount where that is what names the currency.
  void list_other_currency(std::size_t i) const {
    const Plan& plan = *info(i).plan;
    const int own = plan.column(Role::currency), column = own >= 0 ? own : plan.money_column();
    std::string text = work_.text_of(Role::currency, i);
    if (text.empty()) text = info(i).file->usual_currency;
    if (own < 0 && column >= 0)
      text += " " + work_.text_of(plan.columns[static_cast<std::size_t>(column)].role, i);
    work_.list(IssueKind::other_currency, column, i, text);
  }

  // Profit and flags of a row, once its money is known.
  void describe(std::size_t i, Settled settled) {
    if (settled == Settled::out) return;
    std::uint8_t& flags = work_.lines.flags[i];
    const std::uint8_t part = totals_.part(i);
    const LineMoney line{work_.net[i], work_.gross[i]};
    const bool cancelled = settled == Settled::cancelled;
    const bool repeats = (part & money_part::none) != 0 && (part & money_part::shares) == 0;
    if (!work_.profit.empty() && !repeats)
      work_.profit[i] = profit_of(i, line, cancelled, rate_of(i));
    flag(i, line, cancelled, flags);
  }

  void mark_first_of_order(std::size_t i, std::vector<std::uint8_t>& seen) const {
    std::uint8_t& flags = work_.lines.flags[i];
    if (work_.orders.empty() || work_.orders[i] == kNoOrder || (flags & line_flag::excluded) != 0)
      return;
    std::uint8_t& met = seen[work_.orders[i]];
    if (met == 0) flags |= line_flag::first_of_order;
    met = 1;
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
  const RoleValues status_, returned_, own_currency_, currency_;
  const OrderTotals totals_;
  bool marks_orders_, marks_customers_;  // nearly no file has a pattern that means something
  RoleValues product_, order_;           // empty where no mark could be theirs
};

}  // namespace

void settle_amounts(LineWork& work) { Settling(work).run(); }

}  // namespace clientele
