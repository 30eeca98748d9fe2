// Workbooks as the command reads them: inflated by zlib, each sheet a table.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "cli/input_file.h"

namespace clientele::cli {

// True where `head`, the file's first bytes, are those of a workbook or of a spreadsheet of another
// kind, which read_workbook explains.
bool is_workbook(std::string_view head);

// The sheets with values, as text held in memory: named file, or file#sheet where several are read.
// Errors: file_*, and those of xlsx::WorkbookReader and xlsx::check_readable, with the file.
Result<std::vector<Source>> read_workbook(const std::string& path);

}  // namespace clientele::cli
