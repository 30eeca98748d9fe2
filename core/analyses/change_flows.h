// How customers move between the stages of their life: active, dormant, lost, and back.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <tuple>
#include <vector>

#include "analyses/churn_window.h"
#include "analyses/series.h"

namespace clientele {

// none: before the first purchase. dormant: silent for longer than the churn window; lost: for
// longer than twice the window.
enum class Stage : std::uint8_t { none, active, dormant, lost };
inline constexpr std::size_t kStages = 4;

// One month: customers whose stage at its end is another than at the end of the month before.
struct ChangeFlow {
  std::array<std::uint64_t, kStages * kStages> moves{};
  std::uint64_t activated = 0;  // second purchase day
  static auto parts(auto& s) { return std::tie(s.moves, s.activated); }

  std::uint64_t& move(Stage from, Stage to) { return moves[index(from, to)]; }
  std::uint64_t moved(Stage from, Stage to) const { return moves[index(from, to)]; }
  static std::size_t index(Stage from, Stage to) {
    return static_cast<std::size_t>(from) * kStages + static_cast<std::size_t>(to);
  }
};

// Follows one customer after another through their purchase days; only months with a change cost
// anything.
class StageWalk {
 public:
  // `window`: months of silence that end being active.
  StageWalk(Series<ChangeFlow>& flows, int window, Day as_of)
      : flows_(flows), window_(window), as_of_(as_of) {}

  void begin() {
    stage_ = now_ = Stage::none;
    last_ = kNoDay;
    days_ = 0;
  }
  // Distinct days, ascending.
  void buy(Day day) {
    if (last_ != kNoDay) fall_silent(day);
    reach(day, Stage::active);
    last_ = day;
    if (++days_ == 2) ++flows_.at(month_index(day)).activated;
  }
  void end() {
    if (last_ == kNoDay) return;
    fall_silent(as_of_ + 1);
    settle();
  }

 private:
  void fall_silent(Day until) {
    if (until - last_ < 28 * window_) return;
    const Falls& falls = falls_of(last_);
    if (falls.dormant < until) reach(falls.dormant, Stage::dormant);
    if (falls.lost < until) reach(falls.lost, Stage::lost);
  }
  // When silence after a purchase ends a stage; worked out once a day.
  struct Falls {
    Day dormant = kNoDay, lost = kNoDay;
  };
  const Falls& falls_of(Day last) {
    const auto back = static_cast<std::size_t>(as_of_ - last);
    if (back >= falls_.size()) falls_.resize(back + 1);
    Falls& falls = falls_[back];
    if (falls.dormant == kNoDay)
      falls = {churn_window_over(last, window_), churn_window_over(last, 2 * window_)};
    return falls;
  }
  void reach(Day day, Stage stage) {
    const int month = month_index(day);
    if (month != month_) settle();
    month_ = month;
    now_ = stage;
  }
  void settle() {
    if (now_ != stage_) ++flows_.at(month_).move(stage_, now_);
    stage_ = now_;
  }

  Series<ChangeFlow>& flows_;
  int window_;
  Day as_of_;
  std::vector<Falls> falls_;                       // by days before the as-of date
  Stage stage_ = Stage::none, now_ = Stage::none;  // at the last month's end, and since
  int month_ = 0;
  Day last_ = kNoDay;
  std::size_t days_ = 0;
};

}  // namespace clientele
