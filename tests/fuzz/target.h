// Fuzz targets, each written once: a libFuzzer program of its own in the preset `fuzz`, and a
// replay of its corpus (tests/fuzz/corpus/NAME/) in the test program of every other build.
//
//   CLIENTELE_FUZZ_TARGET(values) { ...(bytes)...; }     `bytes` is a std::string_view
//
// A target says what must hold with CLIENTELE_FUZZ_CHECK; sanitizers say the rest.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace clientele::fuzz {

using Target = void (*)(std::string_view bytes);

// Adds a target to those replayed; answers true, so that a constant can be initialised with it.
bool register_target(const char* name, Target target);
// What a check that does not hold calls: a crash for libFuzzer, a failed expectation in the replay.
void check_failed(const char* what, const char* file, int line);

}  // namespace clientele::fuzz

#define CLIENTELE_FUZZ_CHECK(condition)                                              \
  do {                                                                               \
    if (!(condition)) clientele::fuzz::check_failed(#condition, __FILE__, __LINE__); \
  } while (false)

#ifdef CLIENTELE_FUZZING
#define CLIENTELE_FUZZ_TARGET(name)                                                   \
  static void fuzz_##name(std::string_view bytes);                                    \
  extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) { \
    fuzz_##name({reinterpret_cast<const char*>(data), size});                         \
    return 0;                                                                         \
  }                                                                                   \
  static void fuzz_##name(std::string_view bytes)
#else
#define CLIENTELE_FUZZ_TARGET(name)                         \
  static void fuzz_##name(std::string_view bytes);          \
  [[maybe_unused]] static const bool registered_##name =    \
      clientele::fuzz::register_target(#name, fuzz_##name); \
  static void fuzz_##name(std::string_view bytes)
#endif
