// GML -> tokens: keys, numbers, texts in quotes and brackets, each with its place.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/cancelled.hpp"

namespace sigloom::gml {

struct Token {
    enum class Type : std::uint8_t {
        word,   ///< a key, a number, or a text that lacks its quotes
        text,   ///< in quotes
        open,   ///< [
        close,  ///< ]
        file_end,
        damage,  ///< no token: see Scanner::damage()
    };
    Type type;
    std::size_t begin;      ///< offset of its first byte
    std::string_view text;  ///< of a word, or what stands between the quotes, as in the file
};

class Scanner {
  public:
    /// How many lists may be inside each other: more than any file needs, and safe to recurse.
    static constexpr std::size_t deepest = 100;

    /// The bytes outlive the scanner and its tokens.
    explicit Scanner(std::string_view bytes);

    /// The next token; comments are passed over. After the damage there is nothing but damage. Asks
    /// stop_if_cancelled() now and then.
    Token next();
    /// The rest of the line behind a word, if nothing but more words stands in it; what is returned
    /// is passed over. So some programs write a text without quotes.
    std::string_view rest_of_words();
    /// What is wrong, `expected X, got Y`; empty as long as nothing is.
    [[nodiscard]] const std::string& damage() const { return damage_; }
    /// How many lists are open.
    [[nodiscard]] std::size_t depth() const { return depth_; }

  private:
    void skip_space();
    Token fail(std::size_t offset, std::string expected);

    std::string_view bytes_;
    std::size_t at_;
    std::size_t depth_ = 0;
    std::size_t damaged_at_ = 0;
    std::string damage_;
    PacedCheck check_;
};

/// A text as it stands between quotes, with characters in place of their entities (`&#233;`, `&eacute;`,
/// `&quot;`). Entities that nobody knows stay as they are; of characters that are none, U+FFFD is
/// written and counted. O(text).
struct Decoded {
    std::string text;
    std::size_t replaced = 0;
};
Decoded decode(std::string_view text);

}  // namespace sigloom::gml
