// What is said of Excel files that cannot be read, and what helps.
#include "report/messages/lists.h"

namespace clientele::messages {

std::span<const Message> workbook() {
  static constexpr Message kMessages[] = {
      {"error.workbook_damaged", "工作簿 {file} 不完整或已损坏；请在 Excel 中打开并重新保存。",
       "The workbook {file} is cut off or damaged; open it in Excel and save it again."},
      {"error.workbook_entries", "压缩包 {file} 内文件过多，不像工作簿；请在 Excel 中重新保存。",
       "{file} holds too many files for a workbook; save it again in Excel."},
      {"error.workbook_size", "工作簿 {file} 解压后过大；请把工作表拆开，或另存为 CSV。",
       "The workbook {file} is too large when unpacked; split its sheets, or save them as CSV."},
      {"error.workbook_ratio",
       "工作簿 {file} 的压缩比异常，可能有害，未读取；请确认来源后重新保存。",
       "The workbook {file} unpacks to far more than a workbook does and may be harmful; if you "
       "trust it, save it again."},
      {"error.workbook_sheets", "工作簿 {file} 的工作表超过 255 张；请拆分。",
       "The workbook {file} has more than 255 sheets; split it."},
      {"error.workbook_rows", "工作簿 {file} 有工作表超过 1,048,576 行；请拆分，或另存为 CSV。",
       "A sheet of {file} has more than 1,048,576 rows; split it, or save it as CSV."},
      {"error.workbook_columns", "工作簿 {file} 有工作表超过 16,384 列；请只保留需要的列。",
       "A sheet of {file} has more than 16,384 columns; keep those you need."},
      {"error.workbook_cell", "工作簿 {file} 有单元格超过 1 MB；请删去或缩短。",
       "A cell of {file} is longer than 1 MB; delete or shorten it."},
      {"error.workbook_strings", "工作簿 {file} 的文本过多；请拆分，或另存为 CSV。",
       "The workbook {file} holds too many texts; split it, or save it as CSV."},
      {"error.workbook_xml", "工作簿 {file} 的内部结构异常；请在 Excel 中打开并重新保存。",
       "The workbook {file} is built in a way no workbook is; open it in Excel and save it again."},
      {"error.workbook_entities", "工作簿 {file} 含有 DOCTYPE 声明，出于安全不予读取；请重新保存。",
       "The workbook {file} declares a DOCTYPE, which is not read for safety; save it again."},
      {"error.workbook_encrypted", "工作簿 {file} 有密码；请在 Excel 中去除密码后保存。",
       "The workbook {file} has a password; remove it in Excel and save."},
      {"error.workbook_packing", "工作簿 {file} 的压缩方式无法读取；请在 Excel 中重新保存。",
       "The workbook {file} is packed in a way that is not read; save it again in Excel."},
      {"error.workbook_binary", "{file} 是二进制工作簿（.xlsb）；请在 Excel 中另存为 .xlsx。",
       "{file} is a binary workbook (.xlsb); save it as .xlsx in Excel."},
      {"error.workbook_old", "{file} 是旧版 Excel 文件（.xls）；请在 Excel 中另存为 .xlsx。",
       "{file} is an old Excel file (.xls); save it as .xlsx in Excel."},
      {"error.workbook_none", "{file} 是压缩包，其中没有 Excel 工作簿；请解压后给出其中的文件。",
       "{file} is a zip without an Excel workbook; unpack it and give the files in it."},
  };
  return kMessages;
}

}  // namespace clientele::messages
