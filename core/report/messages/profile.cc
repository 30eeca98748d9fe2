// Texts of the section "profile".
#include "report/messages/lists.h"

namespace clientele::messages {

std::span<const Message> profile() {
  static constexpr Message kMessages[] = {
      {"profile.title", "客户概况", "Profile"},
  };
  return kMessages;
}

}  // namespace clientele::messages
