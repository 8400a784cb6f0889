// Where things stand in a JSON text, and what stops a reader in a damaged one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sigloom::json {

/// Where the scalar begins that has just been read: behind a number, one byte more is read.
std::size_t scalar_begin(std::string_view bytes, std::size_t end);

struct Damage {
    std::size_t offset;
    std::string message;  ///< `expected X, got Y`
};

/// What stops the parser first in a text that it cannot read to the end. O(bytes).
Damage find_damage(std::string_view bytes);

}  // namespace sigloom::json
