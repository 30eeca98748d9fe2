// Whether a channel's or a store's name says that it sells online or offline.
#pragma once

#include <cstdint>
#include <string_view>

namespace clientele {

enum class ChannelKind : std::uint8_t { unknown, online, offline };
ChannelKind channel_kind(std::string_view name);

}  // namespace clientele
