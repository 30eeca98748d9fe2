// A Decoder for tests, over iconv (glibc's natively, musl's under Wasm), by the rules of decoder.h.
#pragma once

#include <iconv.h>

#include <cerrno>
#include <string>
#include <string_view>

#include "read/decoder.h"

namespace clientele::test {

class IconvDecoder : public Decoder {
 public:
  void decode(Encoding encoding, std::string_view bytes, std::string& out) override {
    const iconv_t converter = iconv_open("UTF-8", std::string(encoding_name(encoding)).c_str());
    const std::size_t unit = encoding == Encoding::utf16le || encoding == Encoding::utf16be ? 2 : 1;
    std::string input(bytes);
    char* in = input.data();
    std::size_t left = input.size();
    while (left > 0) {
      char buffer[4096];
      char* to = buffer;
      std::size_t room = sizeof(buffer);
      const bool failed = iconv(converter, &in, &left, &to, &room) == static_cast<std::size_t>(-1);
      const int reason = errno;
      out.append(buffer, static_cast<std::size_t>(to - buffer));
      if (!failed || reason == E2BIG) continue;
      const std::size_t skipped = left < unit ? left : unit;
      in += skipped;
      left -= skipped;
      out += "\xef\xbf\xbd";
    }
    iconv_close(converter);
  }
};

}  // namespace clientele::test
