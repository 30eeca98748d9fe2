// One pass over contacts and feedback.
#include "analyses/service_times.h"

#include <algorithm>
#include <vector>

#include "analyses/scope.h"

namespace clientele {
namespace {

// What came later than the view looks was not there yet.
void add_wait(const View& view, Moment from, Moment to, WaitingTimes& into) {
  if (from.missing()) return;
  if (to.missing() || view.is_later(to.day())) {
    ++into.open;
    return;
  }
  std::int32_t hours = 24 * (to.day() - from.day());
  if (from.minute() >= 0 && to.minute() >= 0) {
    const std::int32_t minutes = 60 * hours + to.minute() - from.minute();
    hours = minutes <= 0 ? (minutes == 0 ? 0 : -1) : (minutes + 59) / 60;
  }
  if (hours < 0) {
    ++into.impossible;
  } else {
    ++into.hours[std::min(hours, WaitingTimes::kLongest)];
  }
}

void add_table(const View& view, const Table& table, bool all_rows, ServiceSums& into) {
  const Column* date = table.find(Role::date);
  const Column* response = table.find(Role::first_response_date);
  const Column* resolved = table.find(Role::resolved_date);
  const Column* channel = table.find(Role::channel);
  if (channel == nullptr) channel = table.find(Role::contact_kind);
  if (channel != nullptr && (channel->dictionary == nullptr || !all_rows)) channel = nullptr;
  const bool timed = date != nullptr && (response != nullptr || resolved != nullptr);
  if (!timed && channel == nullptr) return;
  std::vector<std::uint64_t> channels(
      channel == nullptr ? 0 : channel->dictionary->texts.size() + 1, 0);
  for (std::size_t row = 0; row < table.rows; ++row) {
    if (!view.row_in(table, row)) continue;
    if (timed && response != nullptr)
      add_wait(view, date->moment(row), response->moment(row), into.response);
    if (timed && resolved != nullptr)
      add_wait(view, date->moment(row), resolved->moment(row), into.resolution);
    if (channel != nullptr) ++channels[channel->code(row)];
  }
  for (std::size_t code = 1; code < channels.size(); ++code) {
    if (channels[code] == 0) continue;
    into.channels[std::string(channel->dictionary->text(static_cast<Code>(code)))] +=
        channels[code];
  }
}

}  // namespace

std::uint64_t WaitingTimes::count() const {
  std::uint64_t all = 0;
  for (const auto& [wait, count] : hours) all += count;
  return all;
}

std::optional<double> WaitingTimes::quantile(double p) const {
  const std::uint64_t all = count();
  if (all == 0) return std::nullopt;
  std::uint64_t below = 0;
  for (const auto& [wait, count] : hours) {
    below += count;
    if (static_cast<double>(below) >= p * static_cast<double>(all)) return wait;
  }
  return hours.rbegin()->first;
}

double WaitingTimes::share_within(std::int32_t hours_at_most) const {
  const std::uint64_t all = count();
  std::uint64_t within = 0;
  for (const auto& [wait, count] : hours) within += wait <= hours_at_most ? count : 0;
  return all == 0 ? 0 : static_cast<double>(within) / static_cast<double>(all);
}

// Channels of contacts only: those of surveys say how the survey was sent.
void collect_service(const View& view, ServiceSums& into) {
  add_table(view, view.partition().contacts, true, into);
  add_table(view, view.partition().feedback, false, into);
}

}  // namespace clientele
