#include "core/text/term_kind.hpp"

#include <cstddef>

#include "core/text/utf8.hpp"

namespace sigloom {
namespace {

struct Shape {
    std::size_t words = 0;        ///< those that begin with a letter
    std::size_t capitalized = 0;  ///< words that begin with a capital
    bool inner_capital = false;   ///< a capital after a lower-case letter: LinkedIn, iPhone
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
        if (is_word && !in_word && !digit) {
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

bool is_capitalized(const Shape& shape) {
    return shape.inner_capital || 2 * shape.capitalized > shape.words;
}

/// An acronym stands for a concept rather than a body when it is used like an adjective.
bool is_used_as_modifier(const CaseEvidence& evidence) {
    constexpr std::uint32_t one_use_in = 20;
    constexpr std::uint32_t one_report_in = 5;
    return evidence.compounds * one_use_in > evidence.capitalized ||
           evidence.modifies * one_report_in > evidence.listed;
}

}  // namespace

CaseEvidence& CaseEvidence::operator+=(const CaseEvidence& other) {
    capitalized += other.capitalized;
    lower += other.lower;
    compounds += other.compounds;
    listed += other.listed;
    stands_out += other.stands_out;
    modifies += other.modifies;
    return *this;
}

bool is_capitalized(std::string_view surface) {
    return is_capitalized(shape_of(surface));
}

KindDecision decide_kind(std::string_view label, const CaseEvidence& evidence) {
    const Shape shape = shape_of(label);
    if (!is_capitalized(shape)) return {-2, "written in lower case"};
    if (shape.acronym && !shape.has_digit && is_used_as_modifier(evidence))
        return {-1, "acronym used as an adjective"};
    if (const std::uint32_t uses = evidence.capitalized + evidence.lower; uses > 0) {
        const double share = static_cast<double>(evidence.capitalized) / uses;
        return {2 * share - 1, "capitals in running text"};
    }
    if (evidence.stands_out > 0) return {0.5, "capitals among terms without"};
    if (shape.inner_capital || shape.has_digit) return {0.25, "capital inside, or a digit"};
    return {-0.5, "no running text tells"};
}

}  // namespace sigloom
