// Where in a file's raw bytes the data begins, below titles and header.
#pragma once

#include <string_view>

#include "read/decoder.h"
#include "schema/plan.h"

namespace clientele {

// Sets data_begin and data_line so that the first `plan.skip_records` records of the head stand
// above them. Nothing is skipped in JSON documents.
void locate_data(Plan& plan, std::string_view head, bool whole, Decoder& decoder);

}  // namespace clientele
