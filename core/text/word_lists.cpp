#include "core/text/word_lists.hpp"

#include "core/text/word_list_data.hpp"

namespace sigloom {

std::uint16_t lists_of(std::string_view folded) {
    const std::uint32_t number = word_list.find(folded);
    return number == TextTable::none ? std::uint16_t{0} : word_list_lists[number];
}

std::string_view code_of_country(std::string_view folded_name) {
    const std::uint32_t number = country_names.find(folded_name);
    return number == TextTable::none ? std::string_view() : std::string_view(country_codes[number]);
}

}  // namespace sigloom
