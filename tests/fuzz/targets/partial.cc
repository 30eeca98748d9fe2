// Loading a saved partial: hostile bytes give an error; what loads can be saved, and reports the
// same.
#include "engine/engine.h"
#include "target.h"

namespace {

// Nothing is decoded when a partial is loaded, but for what waits at the ends of slices.
class NoDecoder final : public clientele::Decoder {
 public:
  void decode(clientele::Encoding, std::string_view bytes, std::string& out) override {
    out.append(bytes.size(), '?');
  }
};

}  // namespace

CLIENTELE_FUZZ_TARGET(partial) {
  NoDecoder decoder;
  auto session = clientele::Session::load(bytes, "", decoder);
  if (!session) return;
  auto again = clientele::Session::load(session->save(), "", decoder);
  CLIENTELE_FUZZ_CHECK(again.has_value());
  const auto first = session->report(""), second = again->report("");
  CLIENTELE_FUZZ_CHECK(first.has_value() == second.has_value());
  CLIENTELE_FUZZ_CHECK(!first || *first == *second);
}
