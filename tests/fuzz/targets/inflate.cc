// A deflate stream: cut anywhere, what becomes of it is the same, and it ends well or is broken.
#include "read/xlsx/inflate.h"

#include <string>
#include <utility>

#include "target.h"

namespace clientele {
namespace {

constexpr std::size_t kMost = std::size_t{4} << 20;  // bytes that a run makes

// What came, and whether the stream ended well.
std::pair<std::string, bool> inflated(std::string_view bytes, std::size_t slice) {
  xlsx::Inflater inflater;
  std::string text;
  const auto take = [&] {
    for (auto next = inflater.next(); !next.empty(); next = inflater.next()) {
      if (text.size() < kMost) text.append(next);
    }
  };
  for (; !bytes.empty(); bytes.remove_prefix(slice < bytes.size() ? slice : bytes.size())) {
    inflater.feed(bytes.substr(0, slice));
    take();
  }
  inflater.finish();
  take();
  CLIENTELE_FUZZ_CHECK(inflater.done() != inflater.broken());
  return {inflater.done() ? text : std::string(), inflater.done()};
}

}  // namespace

CLIENTELE_FUZZ_TARGET(inflate) {
  const auto whole = inflated(bytes, bytes.size() + 1);
  for (const std::size_t slice : {std::size_t{1}, 1 + bytes.size() / 3})
    CLIENTELE_FUZZ_CHECK(inflated(bytes, slice) == whole);
}

}  // namespace clientele
