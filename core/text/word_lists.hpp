// What public word lists know of a name. The lists are read when the program is built
// (cmake/word_lists/), from packages of the system, and become a part of the library.
#pragma once

#include <cstdint>
#include <string_view>

namespace sigloom {

/// The lists that a text stands in, as bits.
namespace listed {
inline constexpr std::uint16_t country = 1;          ///< and groups of countries (CLDR)
inline constexpr std::uint16_t subdivision = 2;      ///< states, provinces, regions (ISO 3166-2)
inline constexpr std::uint16_t city = 4;             ///< that time zones are named after (CLDR)
inline constexpr std::uint16_t language = 8;         ///< which is mostly a people's adjective, too
inline constexpr std::uint16_t first_name = 16;      ///< of persons
inline constexpr std::uint16_t company_ending = 32;  ///< Inc, Ltd, GmbH
inline constexpr std::uint16_t common_word = 64;     ///< in a dictionary, in lower case
inline constexpr std::uint16_t proper_word = 128;    ///< in a dictionary, with a capital
inline constexpr std::uint16_t calendar = 256;       ///< months and days of the week (CLDR)
// What WordNet knows by a name with a capital, and by no other word:
inline constexpr std::uint16_t known_person = 512;
inline constexpr std::uint16_t known_place = 1024;
inline constexpr std::uint16_t known_group = 2048;       ///< organisations, parties, churches
inline constexpr std::uint16_t known_other = 4096;       ///< one particular thing of another kind
inline constexpr std::uint16_t capitalized_kind = 8192;  ///< no particular thing: Luddite, Ebola
// And of what is written in capitals only:
inline constexpr std::uint16_t known_acronym = 16384;    ///< a particular thing: NATO
inline constexpr std::uint16_t acronym_of_kind = 32768;  ///< any other: DNA
}  // namespace listed

/// The lists of a folded text without periods; 0 if it stands in none. O(length).
std::uint16_t lists_of(std::string_view folded);

/// The code or short name of a country or a group of countries that this is the full name of (eu of
/// european union), folded; empty if it is none.
std::string_view code_of_country(std::string_view folded_name);

}  // namespace sigloom
