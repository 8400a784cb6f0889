#include "core/text/term_kind.hpp"

#include <cstddef>

#include "core/text/utf8.hpp"

namespace sigloom {
namespace {

struct Shape {
    std::size_t words = 0;
    std::size_t capitalized = 0;  ///< words that begin with a capital
    bool inner_capital = false;   ///< a capital after a small letter: LinkedIn, iPhone
    bool acronym = false;         ///< one word of capitals (and digits) only
    bool has_digit = false;
};

Shape shape_of(std::string_view label) {
    Shape shape;
    bool in_word = false;
    bool small_letter = false;
    bool any_small_letter = false;
    for (std::size_t at = 0; at < label.size();) {
        const CodePoint point = code_point_at(label, at);
        const bool is_word = is_word_character(point.value);
        const bool digit = point.value >= '0' && point.value <= '9';
        const bool upper = is_upper(point.value);
        if (is_word && !in_word) {
            ++shape.words;
            shape.capitalized += upper ? 1 : 0;
            small_letter = false;
        }
        if (upper && small_letter) shape.inner_capital = true;
        if (is_word && !upper && !digit) small_letter = any_small_letter = true;
        shape.has_digit = shape.has_digit || digit;
        in_word = is_word;
        at += point.size;
    }
    shape.acronym = shape.words == 1 && shape.capitalized == 1 && !any_small_letter;
    return shape;
}

}  // namespace

KindDecision decide_kind(std::string_view label, const CaseEvidence& evidence) {
    const Shape shape = shape_of(label);
    if (shape.capitalized == 0 && !shape.inner_capital) return {-2, "written in lower case"};
    if (evidence.capitalized + evidence.lower > 0) {
        const double share = static_cast<double>(evidence.capitalized) /
                             static_cast<double>(evidence.capitalized + evidence.lower);
        if (shape.acronym && !shape.has_digit) return {share - 1.5, "acronym"};
        return {2 * share - 1, "capitals in running text"};
    }
    if (shape.inner_capital) return {0.5, "capital inside the word"};
    if (shape.has_digit) return {0.5, "capital and digit"};
    return {-0.5, "no running text tells"};
}

}  // namespace sigloom
