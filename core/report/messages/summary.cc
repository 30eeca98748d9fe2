// Texts of the section "summary".
#include "report/messages/lists.h"

namespace clientele::messages {

std::span<const Message> summary() {
  static constexpr Message kMessages[] = {
      {"summary.title", "summary", "summary"},
  };
  return kMessages;
}

}  // namespace clientele::messages
