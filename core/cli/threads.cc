// The calling thread works too.
#include "cli/threads.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace clientele::cli {

Parallel run_on_threads(unsigned threads) {
  return [threads](unsigned parts, const std::function<void(unsigned)>& work) {
    std::atomic<unsigned> next{0};
    const auto run = [&] {
      for (unsigned part = next++; part < parts; part = next++) work(part);
    };
    std::vector<std::thread> others;
    for (unsigned i = 1; i < std::min(threads, parts); ++i) others.emplace_back(run);
    run();
    for (auto& thread : others) thread.join();
  };
}

}  // namespace clientele::cli
