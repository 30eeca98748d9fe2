// How long customers waited: first response and resolution of service records (contacts and
// feedback), and by which channels they were in touch.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "analyses/summary_parts.h"

namespace clientele {

class View;

// Waiting times in whole hours, rounded up; days count as 24 hours where a time of day is missing.
struct WaitingTimes {
  static constexpr std::int32_t kLongest = 24 * 366;  // longer ones count as this
  std::map<std::int32_t, std::uint64_t> hours;
  std::uint64_t open = 0;        // records with a beginning and no end
  std::uint64_t impossible = 0;  // the end stands before the beginning: not counted
  static auto parts(auto& s) { return std::tie(s.hours, s.open, s.impossible); }

  std::uint64_t count() const;
  // The least number of hours that at least a share p of the waits does not exceed; nothing
  // without.
  std::optional<double> quantile(double p) const;
  double share_within(std::int32_t hours_at_most) const;  // of counted waits; 0 without any
};

struct ServiceSums {
  WaitingTimes response, resolution;
  std::map<std::string, std::uint64_t> channels;  // records by channel, else by kind of contact
  static auto parts(auto& s) { return std::tie(s.response, s.resolution, s.channels); }
  bool empty() const {
    return channels.empty() && response.count() == 0 && resolution.count() == 0;
  }
};

// Linear in the partition's contacts and feedback.
void collect_service(const View& view, ServiceSums& into);

}  // namespace clientele
