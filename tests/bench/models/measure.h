// What the programs of scripts/bench models share: medians of time, and the one line of JSON that
// tests/bench/models.mjs reads.
#pragma once

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

namespace clientele::bench {

constexpr int kRounds = 5;

// Of the processor, not of the clock on the wall: other work on the machine does not count.
inline double median_ms(const std::function<void()>& work, int rounds = kRounds) {
  std::vector<double> times;
  for (int round = 0; round < rounds; ++round) {
    const auto begin = std::clock();
    work();
    times.push_back(1000.0 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
  }
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

// A time with its limits natively and in Wasm, and what else was measured; `good` is the bench's
// own check of its result, not of its times.
class Record {
 public:
  void time(const std::string& name, double ms, double native_limit, double wasm_limit) {
    add(times_, "{\"name\": \"" + name + "\", \"ms\": " + number(ms) + ", \"native\": " +
                    number(native_limit) + ", \"wasm\": " + number(wasm_limit) + "}");
  }
  void fact(const std::string& name, double value) {
    add(facts_, "\"" + name + "\": " + number(value));
  }
  // Prints the line; the program's exit code.
  int print(bool good) const {
    std::printf("{\"times\": [%s], \"facts\": {%s}, \"good\": %s}\n", times_.c_str(),
                facts_.c_str(), good ? "true" : "false");
    return good ? 0 : 1;
  }

 private:
  static std::string number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.10g", value);
    return text;
  }
  static void add(std::string& list, const std::string& entry) {
    if (!list.empty()) list += ", ";
    list += entry;
  }
  std::string times_, facts_;
};

}  // namespace clientele::bench
