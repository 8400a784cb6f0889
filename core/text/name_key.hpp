// Surface names -> keys: what `--names learned` takes for equal without looking at the corpus.
#pragma once

#include <string>
#include <string_view>

namespace sigloom {

/// The folded name (core/text/fold.hpp), and beyond that: a hyphen is a space (end-to-end), the
/// periods of U.S. and Inc. are left out, and so are invisible characters (zero-width ones, soft
/// hyphens, direction marks). Dashes are hyphens, R & D is R&D, and "&" between words "and"; commas,
/// quotation marks beside other words, and abbreviations in brackets that the words before them
/// explain, "large language models (LLMs)", are left out. Names with other punctuation keep it. Marks
/// beyond the first few on one letter are dropped. O(length).
std::string name_key(std::string_view surface);

/// Most words begin with a capital, or half of them, with the first and the last (Ludwig van der
/// Rohe); or one has a capital inside (iPhone).
bool looks_like_name(std::string_view surface);

/// One word with two or more capitals, fewer lower-case letters, and never two of these in a row:
/// FAA, IoT, LLMs, fMRI; but not ChatGPT.
bool looks_like_acronym(std::string_view surface);

}  // namespace sigloom
