// Decoding by the system's iconv.
#pragma once

#include <map>

#include "read/decoder.h"

namespace clientele::cli {

// One a thread: it keeps a converter for each encoding it has met.
class IconvDecoder final : public Decoder {
 public:
  IconvDecoder() = default;
  IconvDecoder(const IconvDecoder&) = delete;
  IconvDecoder& operator=(const IconvDecoder&) = delete;
  ~IconvDecoder() override;
  void decode(Encoding encoding, std::string_view bytes, std::string& out) override;

 private:
  std::map<Encoding, void*> converters_;
};

}  // namespace clientele::cli
