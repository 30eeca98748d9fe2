// Outcomes that can fail: Result<T> holds a value or an Error. Nothing in the core throws across
// its face; bad data is never an Error but an Issue (base/issue.h).
#pragma once

#include <map>
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace clientele {

// An environment or programming error, or input that cannot be used at all. `kind` is a key of the
// message catalogue without its prefix ("error." + kind); `args` fill the message's placeholders,
// for example {"file": "a.csv", "line": "12", "column": "amount", "value": "x"}.
struct Error {
  std::string kind;
  std::map<std::string, std::string> args;
};

template <typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(std::string kind, std::map<std::string, std::string> args = {}) {
  return tl::unexpected<Error>(Error{std::move(kind), std::move(args)});
}

}  // namespace clientele
