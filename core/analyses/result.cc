// Small makers of results.
#include "analyses/result.h"

namespace clientele {

Text Text::data(std::string text) { return {"data.text", {{"text", std::move(text)}}}; }

}  // namespace clientele
