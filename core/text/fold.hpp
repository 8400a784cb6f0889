// Surface names -> folded names: what `--names exact` takes for equal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sigloom {

/// NFKC, case folding, typographic apostrophes as ', runs of white space as one space, none at the
/// ends (Unicode Standard Annex 15: toNFKC(toCasefold(toNFKC(x)))). Bytes that are no UTF-8 become
/// U+FFFD. fold(fold(x)) == fold(x). O(length).
std::string fold(std::string_view text);

/// The same into memory that is used again. The text must not be a view of it.
void fold(std::string_view text, std::string& folded);

/// Without white space (as Unicode defines it) at the ends.
std::string_view trim(std::string_view text);

/// For a terminal: control characters, bidirectional overrides and invalid bytes as U+FFFD.
std::string printable(std::string_view text);

/// A piece of text for a message, in double quotes: cut after 40 bytes (at a character), safe for a
/// terminal.
std::string quoted(std::string_view text);

/// How many terminal columns a text takes (East Asian wide characters two, combining marks none).
std::size_t display_width(std::string_view text);

}  // namespace sigloom
