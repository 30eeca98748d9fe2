// One line on standard error, rewritten, where that is a terminal.
#pragma once

#include <cstdint>
#include <mutex>
#include <string_view>

namespace clientele::cli {

// "orders.csv  45%". Any thread may call show.
class Progress {
 public:
  explicit Progress(std::uint64_t all);
  ~Progress();  // clears the line
  void add(std::string_view what, std::uint64_t done);

 private:
  bool terminal_;
  std::mutex mutex_;
  std::uint64_t all_, done_ = 0;
  int shown_ = -1;
};

}  // namespace clientele::cli
