#include "core/names/label_shape.hpp"

#include <algorithm>

#include "core/text/name_key.hpp"
#include "core/text/utf8.hpp"

namespace sigloom {
namespace {

/// SaaS, DeFi. Longer ones are names (FedEx), shorter ones acronyms or words.
bool is_half_capitals(std::string_view label) {
    return label.size() == 4 && is_ascii_upper(label.front()) &&
           std::ranges::count_if(label, is_ascii_upper) == 2 &&
           std::ranges::count_if(label, is_ascii_lower) == 2;
}

/// 5G, 2FA.
bool is_digits_and_capitals(std::string_view label) {
    const std::size_t digits = std::min(label.find_first_not_of("0123456789"), label.size());
    return digits > 0 && digits < label.size() &&
           std::ranges::all_of(label.substr(digits), is_ascii_upper);
}

}  // namespace

bool is_camel_case(std::string_view label) {
    for (std::size_t i = 1; i < label.size(); ++i) {
        if (is_ascii_lower(label[i - 1]) && is_ascii_upper(label[i])) return true;
    }
    return false;
}

bool is_written_like_an_acronym(std::string_view label) {
    return looks_like_acronym(label) || is_half_capitals(label) || is_digits_and_capitals(label);
}

bool is_numbered_acronym(std::string_view label) {
    const std::size_t hyphen = label.rfind('-');
    return hyphen != std::string_view::npos && hyphen + 1 < label.size() &&
           looks_like_acronym(label.substr(0, hyphen)) &&
           std::ranges::none_of(label, is_ascii_lower) &&
           std::ranges::all_of(label.substr(hyphen + 1), is_ascii_digit);
}

bool is_from_to(std::string_view label) {
    return label.size() == 3 && is_ascii_upper(label[0]) && label[1] == '2' &&
           is_ascii_upper(label[2]);
}

}  // namespace sigloom
