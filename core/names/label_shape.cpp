#include "core/names/label_shape.hpp"

#include <algorithm>

#include "core/text/name_key.hpp"

namespace sigloom {
namespace {

bool is_small(char c) {
    return c >= 'a' && c <= 'z';
}

bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// SaaS, DeFi. Longer ones are names (FedEx), shorter ones acronyms or words.
bool is_half_capitals(std::string_view label) {
    return label.size() == 4 && is_capital(label.front()) &&
           std::ranges::count_if(label, is_capital) == 2 &&
           std::ranges::count_if(label, is_small) == 2;
}

/// 5G, 2FA.
bool is_digits_and_capitals(std::string_view label) {
    const std::size_t digits = std::min(label.find_first_not_of("0123456789"), label.size());
    return digits > 0 && digits < label.size() &&
           std::ranges::all_of(label.substr(digits), is_capital);
}

}  // namespace

bool is_camel_case(std::string_view label) {
    for (std::size_t i = 1; i < label.size(); ++i) {
        if (is_small(label[i - 1]) && is_capital(label[i])) return true;
    }
    return false;
}

bool is_written_like_an_acronym(std::string_view label) {
    return looks_like_acronym(label) || is_half_capitals(label) || is_digits_and_capitals(label);
}

bool is_numbered_acronym(std::string_view label) {
    const std::size_t hyphen = label.rfind('-');
    return hyphen != std::string_view::npos && hyphen + 1 < label.size() &&
           looks_like_acronym(label.substr(0, hyphen)) && std::ranges::none_of(label, is_small) &&
           std::ranges::all_of(label.substr(hyphen + 1), is_digit);
}

bool is_from_to(std::string_view label) {
    return label.size() == 3 && is_capital(label[0]) && label[1] == '2' && is_capital(label[2]);
}

}  // namespace sigloom
