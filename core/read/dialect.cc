#include "read/dialect.h"

namespace clientele {

std::string_view encoding_name(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8:
      return "UTF-8";
    case Encoding::utf16le:
      return "UTF-16LE";
    case Encoding::utf16be:
      return "UTF-16BE";
    case Encoding::gb18030:
      return "GB18030";
  }
  return {};
}

std::size_t bom_size(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8:
      return 3;
    case Encoding::utf16le:
    case Encoding::utf16be:
      return 2;
    case Encoding::gb18030:
      return 4;
  }
  return 0;
}

}  // namespace clientele
