// How running text uses each name: counted for all reports in one pass over their words.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/names/evidence.hpp"
#include "core/text/phrase_index.hpp"

namespace sigloom {

/// How texts write a name. Adds up over reports.
struct CapitalUse {
    std::uint32_t capitalized = 0;  ///< most words with a capital, where that tells something
    std::uint32_t small = 0;        ///< without any capital

    CapitalUse& operator+=(const CapitalUse& other);
};

struct NameUses {
    CapitalUse anywhere;       ///< in all reports
    CapitalUse where_capital;  ///< in those that list it with a capital
    CapitalUse where_small;    ///< in those that list it without one only
    // Of the capitalized uses:
    std::uint32_t compound = 0;    ///< a hyphen joins it to a word behind: AI-driven
    std::uint32_t alone = 0;       ///< the sentence could go on without a noun behind it
    std::uint32_t with_the = 0;    ///< of these, "the" stands before: the FBI
    std::uint32_t indefinite = 0;  ///< a, an: an API
    std::uint32_t located = 0;     ///< of those alone, "in" stands before
    std::uint32_t titled = 0;      ///< "president" stands before
    std::uint32_t acts = 0;        ///< "announced" stands behind
    std::uint32_t possesses = 0;   ///< 's stands behind
    TextPlace capital_first, capital_second;
    TextPlace small_first, small_second;

    NameUses& operator+=(const NameUses& other);
};

/// Phrases that are looked for, and what is counted of each.
class NamePhrases {
  public:
    using Name = std::uint32_t;
    static constexpr Name none = UINT32_MAX;

    explicit NamePhrases(const WordIds& words);

    /// A key (core/text/name_key.hpp) gets the number `name`. Keys with words that no text holds
    /// are found nowhere. O(length).
    void add(std::string_view key, Name name);

    /// A name that the text of a row or a summary names: the longest one that begins there, and
    /// none inside it.
    struct Found {
        Name name;
        std::uint32_t part;
        bool has_capital;
    };
    [[nodiscard]] std::vector<Found> find(const ReportWords& report) const;

    /// How often a report lists each name with a capital (1), without (2).
    struct Listing {
        std::vector<std::uint8_t> how;  ///< by name
    };
    /// Adds a report's uses of all names, those inside longer ones included. `listing` has a value
    /// for every name.
    void count(const ReportWords& report, std::uint32_t number, const Listing& listing,
               std::vector<NameUses>& uses) const;

    [[nodiscard]] std::uint8_t classes(WordId word) const { return classes_[word]; }

  private:
    struct Ending {
        Name plain = none;
        Name question = none;     ///< the name ends with ?
        Name exclamation = none;  ///< the name ends with !
    };
    [[nodiscard]] Name name_at(PhraseIndex::Node node, std::uint16_t flags) const;
    struct Capitals {
        std::size_t words = 0;
        std::size_t capitalized = 0;
    };
    [[nodiscard]] Capitals count_capitals(const ReportWords& report, std::size_t begin,
                                          std::size_t end) const;
    void count_use(const ReportWords& report, std::size_t begin, std::size_t end,
                   std::size_t part_end, TextPlace place, std::uint8_t listed, NameUses& use) const;

    const WordIds& words_;
    std::vector<std::uint8_t> classes_;  ///< by word
    PhraseIndex index_;
    std::vector<Ending> names_;  ///< by phrase
};

}  // namespace sigloom
