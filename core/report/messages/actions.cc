// Texts of the section "actions".
#include "report/messages/lists.h"

namespace clientele::messages {

std::span<const Message> actions() {
  static constexpr Message kMessages[] = {
      {"actions.title", "actions", "actions"},
  };
  return kMessages;
}

}  // namespace clientele::messages
