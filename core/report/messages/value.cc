// Texts of the section "value".
#include "report/messages/lists.h"

namespace clientele::messages {

std::span<const Message> value() {
  static constexpr Message kMessages[] = {
      {"value.title", "客户价值", "Value and segments"},
  };
  return kMessages;
}

}  // namespace clientele::messages
