// What the command line says when something is wrong with its words or its files.
#include "report/messages/lists.h"

namespace clientele::messages {

std::span<const Message> command() {
  static constexpr Message kMessages[] = {
      {"error.usage_hint", "用法：clientele {command} --help", "See: clientele {command} --help"},
      {"error.file_empty", "{file} 是空文件：没有可分析的数据。",
       "{file} is empty: there is nothing to analyse."},
      {"error.file_shorter", "读取 {file} 时文件变短了，请在写入完成后重试。",
       "{file} became shorter while it was read; try again when it is no longer written to."},
      {"error.file_twice", "{file} 给出了两次；同一文件只能读一次。",
       "{file} is given twice; a file is read once."},
      {"error.folder_empty", "文件夹 {file} 中没有 xlsx、csv、txt、tsv、json 或 ndjson 文件。",
       "The folder {file} holds no Excel, CSV, text, TSV, JSON or NDJSON file."},
      {"error.output_twice", "两个输出都写到 {file}；请给出不同的文件名。",
       "Two outputs go to {file}; give them different names."},
      {"error.output_is_input", "输出 {file} 会覆盖输入文件；请换一个文件名。",
       "The output {file} would replace an input; give it another name."},
      {"error.map_table", "没有数据表“{table}”；最接近的是“{nearest}”。",
       "There is no table \"{table}\"; the nearest is \"{nearest}\"."},
      {"error.period_backwards", "时段 {text} 的起始日晚于结束日。",
       "The period {text} ends before it begins."},
      {"error.period_outside", "时段 {text} 内没有数据：数据从 {first} 到 {last}。",
       "There is no data in the period {text}: it goes from {first} to {last}."},
      {"error.as_of_outside", "截止日 {text} 早于全部数据：数据从 {first} 到 {last}。",
       "The as-of date {text} is before all data, which goes from {first} to {last}."},
      {"error.where_attribute", "没有可筛选的属性“{attribute}”；最接近的是“{nearest}”。",
       "There is no attribute \"{attribute}\" to filter by; the nearest is \"{nearest}\"."},
      {"error.where_value", "“{attribute}”没有取值“{value}”；已有的取值如：{values}",
       "\"{attribute}\" has no value \"{value}\"; it has, for example: {values}"},
      {"error.scope_empty", "没有数据符合所选范围（{asked}）；数据从 {first} 到 {last}。",
       "No data passes what was chosen ({asked}); it goes from {first} to {last}."},
      {"error.nothing_to_report", "{why}", "{why}"},
      {"error.settings_file", "{file} 不是有效的 JSON 设置文件。",
       "{file} is no valid settings file."},
      {"error.not_a_partial",
       "{file} 不是 clientele partial 保存的部分结果；原始数据请用 clientele partial 或 report。",
       "{file} was not saved by clientele partial; use clientele partial or report for data."},
      {"error.partial_file_damaged", "{file} 不完整或已损坏；请重新运行 clientele partial。",
       "{file} is cut off or damaged; run clientele partial again."},
  };
  return kMessages;
}

}  // namespace clientele::messages
