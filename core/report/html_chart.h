// A chart of the report JSON without scripts: bars and lines; the table stands
// behind every chart, so a kind that is not drawn here loses nothing but its picture.
#pragma once

#include <string>

#include "report/html_text.h"

namespace clientele::html {

// Empty where the kind is not drawn or there is nothing to draw.
std::string chart(const Json& block);

}  // namespace clientele::html
