// How running text uses each name, and which rows mention it: found in one pass over the words.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/names/evidence.hpp"
#include "core/names/text_words.hpp"
#include "core/text/phrase_index.hpp"

namespace sigloom {

/// How texts write a name. Adds up over reports.
struct CapitalUse {
    std::uint32_t capitalized = 0;  ///< most words with a capital, where that tells something
    std::uint32_t lower_case = 0;   ///< without any capital

    CapitalUse& operator+=(const CapitalUse& other) {
        capitalized += other.capitalized;
        lower_case += other.lower_case;
        return *this;
    }
};

/// How texts write a word, in places where a capital tells something.
struct WordUse {
    std::uint32_t capitalized = 0;
    std::uint32_t lower_case = 0;

    WordUse& operator+=(const WordUse& other) {
        capitalized += other.capitalized;
        lower_case += other.lower_case;
        return *this;
    }
};

struct NameUses {
    CapitalUse anywhere;          ///< in all reports
    CapitalUse where_capital;     ///< in those that list it with a capital
    CapitalUse where_lower_case;  ///< in those that list it without one only
    // Of the capitalized uses:
    std::uint32_t compound = 0;    ///< a hyphen joins it to a word behind: AI-driven
    std::uint32_t alone = 0;       ///< the sentence could go on without a noun behind it
    std::uint32_t with_the = 0;    ///< of these, "the" stands before: the FBI
    std::uint32_t indefinite = 0;  ///< a, an: an API
    std::uint32_t titled = 0;      ///< "president" stands before
    std::uint32_t acts = 0;        ///< "announced" stands behind
    std::uint32_t possesses = 0;   ///< 's stands behind
    TextPlace capital_first, capital_second;
    TextPlace lower_case_first, lower_case_second;

    NameUses& operator+=(const NameUses& other);
};

/// A row mentions something: the longest name that begins at a word, and none inside it.
struct NameMention {
    std::uint32_t row;   ///< of the report; or TextWords::summary
    std::uint32_t name;  ///< number in NamePhrases
    bool has_capital;    ///< at its first word
};

/// Phrases that are looked for, and what is counted of each.
class NamePhrases {
  public:
    using Name = std::uint32_t;
    static constexpr Name none = UINT32_MAX;

    /// The keys (core/text/name_key.hpp) of the names; a name's number is its place among them. Of
    /// two keys that are the same words the first is found, and of more than 16 words none. `words`
    /// are others whose use is counted, too. O(length).
    NamePhrases(WordIds words, std::span<const std::string_view> keys);

    NamePhrases(const NamePhrases&) = delete;
    NamePhrases& operator=(const NamePhrases&) = delete;

    /// The words whose use is counted: those of names, and others.
    [[nodiscard]] const WordIds& words() const { return words_; }

    /// A name in running text.
    struct FoundName {
        Name name;
        std::uint32_t begin;  ///< in words
        std::uint32_t end;
        std::uint32_t part;
    };

    /// What reading needs from one report to the next, one for each thread.
    struct Reading {
        explicit Reading(const NamePhrases& phrases);

        std::vector<NameUses> uses;      ///< by name: the sum
        std::vector<WordUse> word_uses;  ///< by word: the sum; of unknown words the last
        /// By name, how the next report lists it: with a capital (1), without (2).
        std::vector<std::uint8_t> listed;
        std::vector<char> text;                   ///< of the report, if it is in a file
        TextWords words;                          ///< of the report
        std::vector<std::uint32_t> beginnings;    ///< where in the report a name may begin
        std::vector<FoundName> found;             ///< whose uses are not counted yet
        std::vector<std::uint32_t> last_mention;  ///< by name and capital, the last row in `rows`
        std::uint32_t rows = 0;                   ///< that were read
        std::vector<NameMention> mentions;        ///< of the report
    };

    /// Adds a report's uses of all names, those inside longer ones included, and returns what it
    /// mentions, of each row each name at most twice (with a capital and without). O(words).
    [[nodiscard]] std::vector<NameMention> read(const RunningText& text, std::uint32_t number,
                                                Reading& reading) const;

  private:
    /// The names that end with a sign.
    struct Ending {
        Name question = none;
        Name exclamation = none;
    };
    struct Phrase {
        std::vector<WordId> words;  ///< none for a key that no text can hold
        std::uint16_t last = 0;     ///< flags of the last word
    };
    [[nodiscard]] Phrase phrase_of(std::string_view key) const;
    void add(const Phrase& phrase, Name name);
    static void count_words(Reading& reading);
    void find_beginnings(Reading& reading) const;
    void find_names(std::uint32_t number, Reading& reading) const;
    void count_uses(std::uint32_t number, Reading& reading) const;
    [[nodiscard]] Name name_of(PhraseIndex::Phrase phrase, std::uint16_t flags) const;
    struct Capitals {
        std::size_t words = 0;
        std::size_t capitalized = 0;
    };
    [[nodiscard]] Capitals count_capitals(const TextWords& text, std::size_t begin,
                                          std::size_t end) const;
    void count_use(const TextWords& text, const FoundName& found, TextPlace place,
                   std::uint8_t listed, NameUses& use) const;

    std::size_t count_;  ///< of names
    WordIds words_;
    std::optional<WordFinder> finder_;   ///< of `words_`
    std::vector<std::uint8_t> classes_;  ///< by word
    PhraseIndex index_{0, 0};            ///< knows unknown words by one more number
    std::vector<Name> names_;            ///< by phrase, with no sign behind it
    std::vector<Ending> endings_;        ///< by phrase
};

}  // namespace sigloom
