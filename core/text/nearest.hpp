// "Did you mean": the known names that are nearest to a name that is not known.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace sigloom {

/// At most `count` of the candidates, nearest first by optimal string alignment distance
/// (insertions, deletions, substitutions, neighbouring transpositions), ties in the order given.
/// What is not near is left out: candidates that are more steps away than a third of the characters
/// of the longer of both, unless they begin with the name and it has three characters or more; and
/// texts of more than 300 bytes.
/// Case counts: fold both first where it should not.
/// O(candidates * length^2).
std::vector<std::string_view> nearest(std::string_view name,
                                      std::span<const std::string_view> candidates,
                                      std::size_t count);

}  // namespace sigloom
