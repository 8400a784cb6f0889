// Text of other encodings -> UTF-8, by iconv: UTF-16 and UTF-32, which a text tells by its first bytes,
// and whatever an XML declaration names.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace sigloom {

struct Decoded {
    /// The text in UTF-8; nothing where it needs no conversion.
    std::optional<std::string> text;
    std::string encoding;      ///< the one that it was in
    bool is_damaged = false;   ///< bytes that mean nothing in it became U+FFFD
    std::string error;         ///< empty; or what is wrong with the encoding, for people
    std::size_t error_at = 0;  ///< the byte that it is wrong at
};

/// O(bytes).
Decoded to_utf8(std::string_view bytes);

}  // namespace sigloom
