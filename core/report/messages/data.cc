// Texts of the section "data".
#include "report/messages/lists.h"

namespace clientele::messages {

std::span<const Message> data() {
  static constexpr Message kMessages[] = {
      {"data.title", "data", "data"},
  };
  return kMessages;
}

}  // namespace clientele::messages
