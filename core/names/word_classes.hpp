// Function words, and words that tell what stands beside them: closed classes of English and
// French.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

namespace sigloom {

namespace word_class {
inline constexpr std::uint8_t function = 1;  ///< article, pronoun, preposition, auxiliary verb ...
inline constexpr std::uint8_t definite = 2;  ///< the
inline constexpr std::uint8_t indefinite = 4;  ///< a, an
inline constexpr std::uint8_t title = 8;       ///< president, minister: a person's name may follow
inline constexpr std::uint8_t agency = 16;     ///< said, announced: a person or body stands before
}  // namespace word_class

/// Calls visit(folded word, class) for every word of every class.
void for_each_classed_word(const std::function<void(std::string_view, std::uint8_t)>& visit);

bool is_function_word(std::string_view folded);
/// The, a, le, une.
bool is_article(std::string_view word);
bool is_title(std::string_view folded);
/// Could, has: another verb follows.
bool is_auxiliary(std::string_view folded);

/// What the last word of a name says of the whole: "Bering Sea", "Pirate Party", "Signal app".
enum class HeadNoun : std::uint8_t { none, place, organisation, product, work, concept_ };
HeadNoun head_noun(std::string_view folded);

}  // namespace sigloom
