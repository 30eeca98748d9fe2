// A row for everything that was set aside, changed or flagged, for a spreadsheet (report/csv.h).
#pragma once

#include <string>

#include "ledger/context.h"
#include "report/catalogue.h"

namespace clientele {

// By file, then by place in it: file, line (of a sheet its row, of JSON the record's number),
// column (empty: the whole row), value as it stands in the file where it was kept, the rule's id,
// its text and what was done, both in `language`. Of a rule the first IssueLog::kListed of each
// column of a file are listed, fewer where only merged facts tell the rule (kDateExamples,
// answer_examples); a row at the file's end, without a line, says how many more there are.
std::string issues_csv(const Context& context, Language language);

}  // namespace clientele
