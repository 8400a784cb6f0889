// Bytes as text (RFC 4648).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sigloom {

/// The bytes that a text in base64 stands for, with = at its end where that is needed; line ends may
/// stand in it, as in e-mail (RFC 2045). Nothing for any other text. O(length).
std::optional<std::string> decode_base64(std::string_view text);

}  // namespace sigloom
