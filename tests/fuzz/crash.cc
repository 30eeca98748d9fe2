// In a libFuzzer program, a check that does not hold ends it, so that the input is kept.
#include <cstdio>
#include <cstdlib>

#include "target.h"

namespace clientele::fuzz {

void check_failed(const char* what, const char* file, int line) {
  std::fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, what);
  std::abort();
}

}  // namespace clientele::fuzz
