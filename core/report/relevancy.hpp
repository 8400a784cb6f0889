// How relevant a row is, as people write it.
#pragma once

#include <optional>
#include <string_view>

namespace sigloom {

/// A number from 1 to 5: 4, 4.5, 4,5, 4/5, 4 of 5, 4 (high), ４ or ★★★★☆. Nothing for any other text
/// (7, high, 3-4, 80 %): a number that is only guessed would be taken for a judgement. O(length).
std::optional<double> relevancy_of(std::string_view text);

/// What stands for "no value": an empty text, a dash, n/a, nan, none, null.
bool says_nothing(std::string_view text);

}  // namespace sigloom
