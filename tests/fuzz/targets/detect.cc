// Detection answers for any bytes, and what it says can be read.
#include "read/detect.h"

#include "base/utf8.h"
#include "target.h"

namespace {

// Enough of a decoder: what is not ASCII becomes a replacement.
class AsciiDecoder : public clientele::Decoder {
 public:
  void decode(clientele::Encoding, std::string_view bytes, std::string& out) override {
    for (const char c : bytes) {
      if ((c & 0x80) != 0) {
        out += "\xef\xbf\xbd";
      } else {
        out += c;
      }
    }
  }
};

}  // namespace

CLIENTELE_FUZZ_TARGET(detect) {
  AsciiDecoder decoder;
  for (const bool whole : {true, false}) {
    const auto guess = clientele::detect(bytes, whole, decoder);
    CLIENTELE_FUZZ_CHECK(guess.dialect_confidence >= 0 && guess.dialect_confidence <= 1);
    CLIENTELE_FUZZ_CHECK(guess.encoding_confidence >= 0 && guess.encoding_confidence <= 1);
    const auto text = clientele::decode_head(bytes, whole, guess.encoding, guess.has_bom, decoder);
    CLIENTELE_FUZZ_CHECK(clientele::is_utf8(text));
    const auto records = clientele::read_head_records(bytes, whole, guess, decoder, 20);
    CLIENTELE_FUZZ_CHECK(records.size() <= 20);
  }
}
