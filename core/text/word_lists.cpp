#include "core/text/word_lists.hpp"

#include <algorithm>
#include <cstddef>
#include <ranges>

#include "core/text/word_list_data.hpp"

namespace sigloom {
namespace {

/// Where a text stands in a sorted table of texts; `count` if it does not.
std::size_t find_text(const char* bytes, const std::uint32_t* end, std::size_t count,
                      std::string_view text) {
    const auto text_at = [&](std::size_t i) {
        const std::size_t begin = i == 0 ? 0 : end[i - 1];
        return std::string_view(bytes + begin, end[i] - begin);
    };
    const auto all = std::views::iota(std::size_t{0}, count);
    const auto found = std::ranges::lower_bound(all, text, {}, text_at);
    return found != all.end() && text_at(*found) == text ? *found : count;
}

}  // namespace

std::uint16_t lists_of(std::string_view folded) {
    const std::size_t at = find_text(word_list_bytes, word_list_end, word_list_size, folded);
    return at == word_list_size ? std::uint16_t{0} : word_list_lists[at];
}

std::string_view code_of_country(std::string_view folded_name) {
    const std::size_t at =
        find_text(country_name_bytes, country_name_end, country_name_size, folded_name);
    return at == country_name_size ? std::string_view() : std::string_view(country_codes[at]);
}

}  // namespace sigloom
