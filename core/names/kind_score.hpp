// Entity or theme: is a name that of one particular thing? Evidence of several kinds, added up.
//
// Each kind of evidence is a number of points, for an entity above 0, for a theme below; the sum
// decides. docs/names.md says what each is for and what it is worth (a table of how much worse the
// decisions become without it).
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/base/enum_names.hpp"
#include "core/names/uses.hpp"
#include "core/names/word_classes.hpp"

namespace sigloom {

/// A kind of evidence.
enum class KindEvidence : std::uint8_t {
    list_form,    ///< written with or without capitals in the lists of keywords
    own_text,     ///< capitals in the running text of the reports that list it
    other_text,   ///< capitals in the running text of the other reports
    words,        ///< whether the words that it is made of are common ones
    shape,        ///< LinkedIn, GPT-4, an acronym
    word_lists,   ///< countries, cities, first names, companies' endings, a dictionary
    head,         ///< "Bering Sea"; but "Trump administration", "EU regulations"
    acronym_use,  ///< the FBI; but an API, LLMs, AI-driven
    long_form,    ///< how the long form of an abbreviation is written
    context,      ///< president, announced, 's
    user          ///< a list that the user gave
};

template <>
inline constexpr auto enum_names<KindEvidence> =
    enum_table<KindEvidence>({{KindEvidence::list_form, "list form"},
                              {KindEvidence::own_text, "own text"},
                              {KindEvidence::other_text, "other text"},
                              {KindEvidence::words, "words"},
                              {KindEvidence::shape, "shape"},
                              {KindEvidence::word_lists, "word lists"},
                              {KindEvidence::head, "head"},
                              {KindEvidence::acronym_use, "acronym use"},
                              {KindEvidence::long_form, "long form"},
                              {KindEvidence::context, "context"},
                              {KindEvidence::user, "user"}});
inline constexpr std::size_t evidence_kinds = enum_names<KindEvidence>.size();

/// What is known of a name.
struct NameFacts {
    std::string_view key;           ///< core/text/name_key.hpp
    std::string_view label;         ///< its most frequent form
    bool has_capital_form = false;  ///< some list has it with a capital
    bool has_lower_case_form = false;
    std::uint32_t reports = 0;     ///< that list it
    std::uint32_t stands_out = 0;  ///< of these, where most terms beside it have no capital
    bool is_long_form = false;     ///< texts explain an abbreviation by it
    bool has_plural = false;       ///< of an acronym: texts write LLMs
    std::int32_t long_form = 0;  ///< of an abbreviation's long form: 1 capitals, -1 none, 0 unknown
    NameUses uses;
};

/// What is known of one word of a name.
struct WordFacts {
    std::string_view text;  ///< folded
    WordUse use;
    std::uint16_t lists = 0;         ///< core/text/word_lists.hpp, in American spelling, too
    HeadNoun head = HeadNoun::none;  ///< as the last word of a name
    bool is_function = false;
    bool is_british = false;   ///< Americans spell it otherwise, core/text/spelling.hpp
    bool has_capital = false;  ///< in the label
    bool is_acronym = false;   ///< in the label
    bool is_concept = false;   ///< an acronym that is a theme by itself (AI)
    bool is_entity = false;    ///< it is an entity by itself
};

enum class EntityType : std::uint8_t { unknown, person, organisation, place, product, work };

/// A type that is not known has an empty name.
template <>
inline constexpr auto enum_names<EntityType> =
    enum_table<EntityType>({{EntityType::unknown, ""},
                            {EntityType::person, "person"},
                            {EntityType::organisation, "organisation"},
                            {EntityType::place, "place"},
                            {EntityType::product, "product"},
                            {EntityType::work, "work"}});

/// Points of a name, above 0 an entity.
struct KindScore {
    std::array<double, evidence_kinds> points{};
    EntityType type = EntityType::unknown;  ///< only where the evidence is good

    [[nodiscard]] double total() const;  ///< in hundredths
    [[nodiscard]] bool is_entity() const { return total() > 0; }
    [[nodiscard]] bool is_said() const {
        return points[static_cast<std::size_t>(KindEvidence::user)] != 0;
    }
    /// A person says that it is an entity, which decides.
    void say_entity(EntityType said);
    /// "own text +2.1, words -1": the parts that are not 0.
    [[nodiscard]] std::string parts() const;
};

/// A pure function of what is known. Kinds of evidence whose bit (1 << KindEvidence) is set in
/// `left_out` count nothing.
KindScore score_kind(const NameFacts& facts, std::span<const WordFacts> words,
                     std::uint32_t left_out = 0);

}  // namespace sigloom
