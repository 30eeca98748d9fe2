// The saved report: the viewer's page with a report's JSON in its placeholder.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace clientele::cli {

// The viewer's page, found beside the command (viewer.html), in ../share/clientele, or in the
// source tree's dist. Error: viewer_missing.
Result<std::string> find_viewer();

// Error: viewer_missing where `viewer` has no place for a report.
Result<std::string> saved_report(const std::string& viewer, std::string_view report);

}  // namespace clientele::cli
