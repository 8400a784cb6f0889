// What one word of a name is by itself: a common word or a name, a number, a people's adjective.
#pragma once

#include <string_view>

#include "core/names/kind_score.hpp"

namespace sigloom {

enum class WordKind : std::uint8_t { unknown, common, name };

/// A word is common when texts write it in lower case, or a dictionary does where no text has it.
WordKind kind_of(const WordFacts& word);

/// Israeli, Ghanaians, Icelanders, Mexican: a country's name with such an ending, the last vowel of
/// the name perhaps left out.
bool is_of_a_country(const WordFacts& word);

/// Belgian, Nordish: the endings of peoples' adjectives.
bool is_formed_like_a_people(std::string_view word);

/// Muslims, Democrats: many of whom a dictionary writes with a capital, and who are no Adams.
bool is_plural_of_a_people(const WordFacts& word);

/// World War II: one of a series, as a digit tells.
bool is_roman_number(const WordFacts& word);
bool is_number(const WordFacts& word);

/// Storification: what verbs and adjectives are made into.
bool is_abstract_noun(std::string_view word);

/// Lactobacillus, Felidae, Norovirus: a genus or a family of living things, as biologists form
/// their names.
bool is_taxon(std::string_view word);

/// The plural of a common word.
bool is_plural(const WordFacts& word);

}  // namespace sigloom
