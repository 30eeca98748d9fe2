// Rewrites the line only when the percentage changes.
#include "cli/progress.h"

#include <unistd.h>

#include <iostream>

namespace clientele::cli {
namespace {

constexpr std::string_view kClearLine = "\r\033[K";

}  // namespace

Progress::Progress(std::uint64_t all) : terminal_(isatty(STDERR_FILENO) != 0), all_(all) {}

Progress::~Progress() {
  if (shown_ >= 0) std::cerr << kClearLine << std::flush;
}

void Progress::add(std::string_view what, std::uint64_t done) {
  if (!terminal_) return;
  const std::lock_guard lock(mutex_);
  done_ += done;
  const int percent = all_ == 0 ? 100 : static_cast<int>(done_ * 100 / all_);
  if (percent == shown_) return;
  shown_ = percent;
  std::cerr << kClearLine << what << "  " << percent << "%" << std::flush;
}

}  // namespace clientele::cli
