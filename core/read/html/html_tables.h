// Tables of an HTML page, and of Excel's XML of 2003: what web systems save under the name .xls.
#pragma once

#include <string_view>

#include "base/result.h"
#include "read/xlsx/workbook_reader.h"

namespace clientele {

// By the first bytes of a file, in any encoding that writes ASCII as ASCII.
bool is_html(std::string_view head);

// The outermost tables of a page, each as a sheet: a row a line. A cell that spans others has its
// value in the first of them; line breaks are blanks. Tags may be left open as HTML allows. Errors:
// workbook_rows, workbook_columns, workbook_cell, workbook_size (see xlsx/limits.h).
Result<void> read_html_tables(std::string_view utf8, xlsx::SheetSink& sink);

}  // namespace clientele
