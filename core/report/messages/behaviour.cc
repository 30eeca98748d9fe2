// Texts of the section "behaviour".
#include "report/messages/lists.h"

namespace clientele::messages {

std::span<const Message> behaviour() {
  static constexpr Message kMessages[] = {
      {"behaviour.title", "behaviour", "behaviour"},
  };
  return kMessages;
}

}  // namespace clientele::messages
