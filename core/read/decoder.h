// Turning a file's bytes into UTF-8. The host does it (TextDecoder in the page, iconv natively);
// the core only says which encoding. UTF-8 itself needs no decoder.
#pragma once

#include <string>
#include <string_view>

#include "read/dialect.h"

namespace clientele {

class Decoder {
 public:
  virtual ~Decoder() = default;
  // Appends the UTF-8 form of `bytes`, which hold whole characters but for damage, to `out`.
  // Invalid bytes become U+FFFD.
  virtual void decode(Encoding encoding, std::string_view bytes, std::string& out) = 0;
};

}  // namespace clientele
