// How a delimited file is written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace clientele {

enum class Encoding : std::uint8_t { utf8, utf16le, utf16be, gb18030 };
std::string_view encoding_name(Encoding encoding);  // "UTF-8", "UTF-16LE", "UTF-16BE", "GB18030"
std::size_t bom_size(Encoding encoding);            // bytes of its byte order mark

// How records are framed in a file's bytes.
enum class Framing : std::uint8_t {
  delimited,     // records end at line breaks outside quotes
  json_lines,    // one JSON object, or array, a line
  json,          // a document: an array of objects or arrays, or an object that holds one
  json_columns,  // a document: an object of arrays, a column each
};

struct Dialect {
  char delimiter = ',';    // ',', ';', '\t', '|', or ' ' for runs of blanks
  char quote = '"';        // '"', '\'' or 0 for none
  bool backslash = false;  // a backslash escapes the next character
  bool operator==(const Dialect&) const = default;
};

}  // namespace clientele
