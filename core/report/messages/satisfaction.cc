// Texts of the section "satisfaction".
#include "report/messages/lists.h"

namespace clientele::messages {

std::span<const Message> satisfaction() {
  static constexpr Message kMessages[] = {
      {"satisfaction.title", "满意度与忠诚度", "Satisfaction and loyalty"},
  };
  return kMessages;
}

}  // namespace clientele::messages
