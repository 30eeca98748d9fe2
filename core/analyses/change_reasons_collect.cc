// One pass over what the customers of the earlier period bought, said and asked before it ended.
#include <algorithm>

#include "analyses/change_summary.h"
#include "analyses/rating.h"

namespace clientele {
namespace {

constexpr std::size_t kMostKinds = 40;  // more are no kinds but texts
constexpr double kDearer = 1.01;        // paid this much for what cost 1 before
constexpr Decimal kDetractor = 6;       // and below, on 0-10

const Column* kinds_of(const Table& table, Role role) {
  const Column* column = table.find(role);
  if (column == nullptr || column->dictionary == nullptr) return nullptr;
  return column->dictionary->texts.size() > kMostKinds ? nullptr : column;
}

// Customers by kind: each customer counts once a kind.
class KindCounts {
 public:
  KindCounts(const Table& table, Role role) : column_(kinds_of(table, role)) {
    if (column_ == nullptr) return;
    counts_.resize(column_->dictionary->texts.size() + 1);
    met_.resize(counts_.size(), 0);
  }
  void next_customer() { ++customer_; }
  void add(std::size_t row, std::size_t stratum, std::size_t side) {
    if (column_ == nullptr) return;
    const Code code = column_->code(row);
    if (code == kNoCode || met_[code] == customer_) return;
    met_[code] = customer_;
    ++counts_[code][stratum][side];
  }
  void write(const std::string& prefix, ChangeReasons& into) const {
    for (std::size_t code = 1; code < counts_.size(); ++code) {
      if (counts_[code] == ChangeReasons::Counts{}) continue;
      const std::string text(column_->dictionary->text(static_cast<Code>(code)));
      parts::merge(into.events[prefix + text].with, counts_[code]);
    }
  }

 private:
  const Column* column_;
  std::vector<ChangeReasons::Counts> counts_;
  std::vector<std::uint32_t> met_;  // by code: the last customer counted
  std::uint32_t customer_ = 0;
};

struct Question {
  const Column* column;
  RatingScale scale;
  std::string key;
  ChangeReasons::Rating rating{};
  std::int64_t sum = 0, n = 0;  // of the customer at hand
};

std::vector<Question> questions_of(const View& view) {
  std::vector<Question> out;
  for (const auto& column : view.partition().feedback.columns) {
    const Role role = column.role;
    if (role != Role::satisfaction && role != Role::loyalty && role != Role::aspect) continue;
    if (column.kind == ValueKind::flag || (role == Role::aspect && column.name.empty())) continue;
    const auto known = view.context().scales.find({role, column.name});
    const auto scale = known == view.context().scales.end() ? RatingScale{} : known->second;
    if (scale.high <= scale.low) continue;
    const std::string key =
        role == Role::aspect ? "aspect:" + column.name : std::string(role_name(role));
    out.push_back({&column, scale, key});
  }
  return out;
}

class ReasonCollector {
 public:
  ReasonCollector(const View& view, const ComparedPeriod& compared, ChangeReasons& into)
      : view_(view),
        lines_(view.partition().lines),
        contacts_(view.partition().contacts),
        feedback_(view.partition().feedback),
        into_(into),
        begin_(compared.before_first()),
        end_(compared.first()),
        contact_day_(contacts_.rows == 0 ? nullptr : contacts_.find(Role::date)),
        campaign_(contacts_.find(Role::campaign)),
        feedback_day_(feedback_.rows == 0 ? nullptr : feedback_.find(Role::date)),
        recommend_(feedback_.find(Role::recommend)),
        contact_kinds_(contacts_, Role::contact_kind),
        feedback_kinds_(feedback_, Role::feedback_kind),
        questions_(questions_of(view)) {
    product_ = lines_.table.find(Role::product);
    if (product_ == nullptr) product_ = lines_.table.find(Role::product_name);
    if (lines_.quantity.size() == 0) product_ = nullptr;
    if (recommend_ != nullptr && recommend_->kind == ValueKind::flag) recommend_ = nullptr;
  }

  void add(std::size_t customer, bool lost) {
    side_ = lost ? kReasonLost : kReasonKept;
    read_lines(customer);
    if (contact_day_ != nullptr) read_contacts(customer);
    if (feedback_day_ != nullptr) read_feedback(customer);
  }

  void write() {
    contact_kinds_.write("contact:", into_);
    feedback_kinds_.write("feedback:", into_);
    const auto event = [&](const char* id, const ChangeReasons::Event& counted) {
      if (counted.with != ChangeReasons::Counts{}) parts::merge(into_.events[id], counted);
    };
    event("refund", refund_);
    event("contact", contact_);
    event("contacts", contact_twice_);
    // Nobody with it in this partition is no reason to forget who was asked.
    if (detractor_.asked != ChangeReasons::Counts{})
      parts::merge(into_.events["detractor"], detractor_);
    if (price_.asked != ChangeReasons::Counts{}) parts::merge(into_.events["price"], price_);
    for (const auto& question : questions_) {
      if (question.rating[0].n + question.rating[1].n > 0)
        parts::merge(into_.ratings[question.key], question.rating);
    }
  }

 private:
  bool in_window(Day day) const { return day >= begin_ && day < end_; }
  bool in_year(Day day) const { return day >= end_ - kReasonRatingDays && day < end_; }

  // Also the stratum of all that follows.
  void read_lines(std::size_t customer) {
    const auto range = view_.lines_of(customer);
    std::size_t days = 0;
    Day bought = kNoDay;
    bool refund = false;
    paid_.clear();
    for (auto row = range.begin; row < range.end; ++row) {
      const Day day = lines_.moment.day(row);
      if (day >= end_) break;
      if (!in_year(day) || !view_.line_in(row)) continue;
      const auto flags = lines_.flags[row];
      const bool positive = (flags & line_flag::positive) != 0;
      if (positive && product_ != nullptr) add_price(row, in_window(day));
      if (!in_window(day)) continue;
      refund = refund || (flags & line_flag::refund) != 0;
      if (positive && day != bought) {
        ++days;
        bought = day;
      }
    }
    stratum_ = std::clamp(days, std::size_t{1}, ChangeReasons::kStrata) - 1;
    ++into_.customers[stratum_][side_];
    count(refund_.with, refund);
    if (!paid_.empty()) compare_prices();
  }

  struct Paid {
    Code product;
    double pieces[2] = {0, 0};  // earlier in the year, in the window
    double amount[2] = {0, 0};
  };

  void add_price(std::size_t row, bool now) {
    const Decimal quantity = lines_.quantity.decimal(row);
    const Code product = product_->code(row);
    if (product == kNoCode || quantity == kNoDecimal || quantity <= 0) return;
    Paid paid{product};
    paid.pieces[now ? 1 : 0] = to_double(quantity);
    paid.amount[now ? 1 : 0] = to_double(lines_.gross.decimal(row));
    paid_.push_back(paid);
  }

  // What the window's purchases of products bought before cost, and would have at earlier prices.
  void compare_prices() {
    std::stable_sort(paid_.begin(), paid_.end(),
                     [](const Paid& a, const Paid& b) { return a.product < b.product; });
    double cost = 0, would = 0;
    for (auto at = paid_.begin(); at != paid_.end();) {
      Paid sum{at->product};
      for (; at != paid_.end() && at->product == sum.product; ++at) {
        for (const int i : {0, 1}) sum.pieces[i] += at->pieces[i], sum.amount[i] += at->amount[i];
      }
      if (sum.pieces[0] <= 0 || sum.pieces[1] <= 0) continue;
      cost += sum.amount[1];
      would += sum.pieces[1] * sum.amount[0] / sum.pieces[0];
    }
    if (would <= 0) return;
    count(price_.asked, true);
    count(price_.with, cost > kDearer * would);
  }

  // A contact of a campaign is the company's, no service.
  void read_contacts(std::size_t customer) {
    contact_kinds_.next_customer();
    std::size_t contacts = 0;
    for (auto row = contacts_.begin(customer); row < contacts_.end(customer); ++row) {
      if (!in_window(contact_day_->day(row)) || !view_.row_in(contacts_, row)) continue;
      if (campaign_ != nullptr && !campaign_->missing(row)) continue;
      ++contacts;
      contact_kinds_.add(row, stratum_, side_);
    }
    count(contact_.with, contacts > 0);
    count(contact_twice_.with, contacts > 1);
  }

  void read_feedback(std::size_t customer) {
    feedback_kinds_.next_customer();
    std::int64_t recommend = 0, recommends = 0;
    for (auto& question : questions_) question.sum = question.n = 0;
    for (auto row = feedback_.begin(customer); row < feedback_.end(customer); ++row) {
      const Day day = feedback_day_->day(row);
      if (!in_year(day) || !view_.row_in(feedback_, row)) continue;
      if (in_window(day)) feedback_kinds_.add(row, stratum_, side_);
      for (auto& question : questions_) {
        const Decimal answer = question.column->raw(row);
        if (answer == Column::kMissing || !is_answer(question.scale, answer)) continue;
        question.sum += on_five(question.scale, answer);
        ++question.n;
      }
      const Decimal answer = recommend_ == nullptr ? Column::kMissing : recommend_->raw(row);
      if (answer == Column::kMissing || answer < 0 || answer > 10 * kDecimalOne) continue;
      recommend += answer;
      ++recommends;
    }
    if (recommends > 0) {
      count(detractor_.asked, true);
      count(detractor_.with, recommend <= recommends * kDetractor * kDecimalOne);
    }
    for (auto& question : questions_) {
      if (question.n == 0) continue;
      const std::int64_t mean = question.sum / (100 * question.n);
      auto& side = question.rating[side_];
      ++side.n;
      side.sum += mean;
      side.squares += mean * mean;
    }
  }

  void count(ChangeReasons::Counts& counts, bool with) const {
    counts[stratum_][side_] += with ? 1u : 0u;
  }

  const View& view_;
  const Lines& lines_;
  const Table& contacts_;
  const Table& feedback_;
  ChangeReasons& into_;
  Day begin_, end_;  // of the period before; the end not included
  const Column *contact_day_, *campaign_, *feedback_day_, *recommend_;
  const Column* product_ = nullptr;
  KindCounts contact_kinds_, feedback_kinds_;
  ChangeReasons::Event refund_, contact_, contact_twice_, detractor_, price_;
  std::vector<Question> questions_;
  std::vector<Paid> paid_;
  std::size_t stratum_ = 0, side_ = 0;
};

}  // namespace

void collect_reasons(const View& view, const std::vector<std::uint8_t>& states,
                     ChangeReasons& into) {
  const auto compared = compared_period(view.context(), view.options());
  if (!compared) return;
  ReasonCollector collector(view, *compared, into);
  for (std::size_t customer = 0; customer < states.size(); ++customer) {
    const auto state = static_cast<ChangeState>(states[customer]);
    if (state == ChangeState::kept || state == ChangeState::lost)
      collector.add(customer, state == ChangeState::lost);
  }
  collector.write();
}

}  // namespace clientele
