// The tables that cmake/word_lists/ makes: sorted texts end to end, and what belongs to each.
#pragma once

#include <cstddef>
#include <cstdint>

namespace sigloom {

extern const char word_list_bytes[];
extern const std::uint32_t word_list_end[];
extern const std::uint16_t word_list_lists[];  ///< bits as in core/text/word_lists.hpp
extern const std::size_t word_list_size;

extern const char country_name_bytes[];
extern const std::uint32_t country_name_end[];
extern const char country_codes[][8];
extern const std::size_t country_name_size;

}  // namespace sigloom
