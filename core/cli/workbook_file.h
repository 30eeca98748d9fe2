// Tables of a file as the command reads them: each sheet of a workbook is a table.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "cli/input_file.h"
#include "read/decoder.h"

namespace clientele::cli {

// The sheets with values, as text held in memory: named file, or file#sheet where several are
// shown, and for hidden ones. For a file that is no workbook, the file itself. Errors: file_*, and
// those of open_workbook and its Workbook, with the file.
Result<std::vector<Source>> read_tables(const std::string& path, Decoder& decoder);

}  // namespace clientele::cli
