// Damage costs one unit of the encoding: a byte, or two in UTF-16, so that what follows stays in
// step.
#include "cli/iconv_decoder.h"

#include <iconv.h>

#include <algorithm>
#include <cerrno>

namespace clientele::cli {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
const auto kNone = reinterpret_cast<iconv_t>(-1);

}  // namespace

IconvDecoder::~IconvDecoder() {
  for (const auto& [encoding, converter] : converters_) {
    if (converter != kNone) iconv_close(converter);
  }
}

void IconvDecoder::decode(Encoding encoding, std::string_view bytes, std::string& out) {
  const auto found = converters_.find(encoding);
  const iconv_t converter = found != converters_.end()
                                ? found->second
                                : (converters_[encoding] = iconv_open(
                                       "UTF-8", std::string(encoding_name(encoding)).c_str()));
  const std::size_t unit = encoding == Encoding::utf16le || encoding == Encoding::utf16be ? 2 : 1;
  if (converter != kNone) iconv(converter, nullptr, nullptr, nullptr, nullptr);
  char* in = const_cast<char*>(bytes.data());  // iconv's C interface; the bytes are not written
  std::size_t left = bytes.size();
  while (left > 0) {
    char buffer[1 << 14];
    char* to = buffer;
    std::size_t room = sizeof buffer;
    const bool failed = converter == kNone ||
                        iconv(converter, &in, &left, &to, &room) == static_cast<std::size_t>(-1);
    const int reason = errno;
    out.append(buffer, static_cast<std::size_t>(to - buffer));
    if (!failed || (converter != kNone && reason == E2BIG)) continue;
    const std::size_t skipped = std::min(left, unit);
    in += skipped;
    left -= skipped;
    out.append(kReplacement);
  }
}

}  // namespace clientele::cli
