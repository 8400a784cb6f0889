// Abbreviations that a text itself explains: "large language models (LLMs)", "AI (artificial
// intelligence)".
//
// Method: A. S. Schwartz and M. A. Hearst, A simple algorithm for identifying abbreviation
// definitions in biomedical text, Pacific Symposium on Biocomputing 8 (2003), 451-462. The short
// form is read backwards, and each of its letters is looked for backwards in the words before the
// bracket, the first one at the beginning of a word.
// Deviation: a short form has at least two capitals, which keeps out "(also)" and "(2019)".
#pragma once

#include <string_view>
#include <vector>

namespace sigloom {

struct Explanation {
    std::string_view short_form;
    std::string_view long_form;
    bool operator==(const Explanation&) const = default;
};

/// In order of the text; views into it. O(length + brackets * longest_reach).
std::vector<Explanation> find_explanations(std::string_view text);

}  // namespace sigloom
