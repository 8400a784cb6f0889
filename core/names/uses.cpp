#include "core/names/uses.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/in_parallel.hpp"
#include "core/base/large_memory.hpp"
#include "core/names/word_classes.hpp"
#include "core/text/words.hpp"

namespace sigloom {
namespace {

/// Names of more words are not looked for, so that names within names are few at each word.
constexpr std::size_t most_words = 16;

/// How many names that were found are kept before their uses are counted.
constexpr std::size_t most_found = 65'536;

/// How far ahead memory is prefetched: names lie all over it.
constexpr std::size_t look_ahead = 8;

/// What a word with these flags adds to its use.
WordUse use_of(std::uint16_t flags) {
    static constexpr std::uint16_t telling =
        word_is::capitalized | word_is::inner_capital | word_is::sentence_start;
    static constexpr auto by_flags = [] {
        std::array<WordUse, telling + 1> uses{};
        for (std::uint16_t f = 0; f <= telling; ++f) {
            uses[f] = {capital_tells(f) ? 1U : 0U, has_capital(f) ? 0U : 1U};
        }
        return uses;
    }();
    return by_flags[flags & telling];
}

}  // namespace

NameUses& NameUses::operator+=(const NameUses& other) {
    anywhere += other.anywhere;
    where_capital += other.where_capital;
    where_lower_case += other.where_lower_case;
    compound += other.compound;
    alone += other.alone;
    with_the += other.with_the;
    indefinite += other.indefinite;
    titled += other.titled;
    acts += other.acts;
    possesses += other.possesses;
    for (const TextPlace place : {other.capital_first, other.capital_second}) {
        keep_smallest(capital_first, capital_second, place);
    }
    for (const TextPlace place : {other.lower_case_first, other.lower_case_second}) {
        keep_smallest(lower_case_first, lower_case_second, place);
    }
    return *this;
}

NamePhrases::NamePhrases(WordIds words, std::span<const std::string_view> keys)
    : count_(keys.size()), words_(std::move(words)) {
    std::vector<Phrase> phrases(keys.size());
    for_each_in_parallel(keys.size(), [&](std::size_t i) { phrases[i] = phrase_of(keys[i]); });
    for (Name name = 0; name < keys.size(); ++name) {
        if (std::ranges::find(phrases[name].words, WordIds::none) == phrases[name].words.end()) {
            continue;
        }
        add_words(keys[name], words_);  // hardly any key has words that no list has
        phrases[name] = phrase_of(keys[name]);
    }
    for_each_classed_word([&](std::string_view word, std::uint8_t classes) {
        const WordId id = words_.add(word);
        if (id >= classes_.size()) classes_.resize(id + 1);
        classes_[id] |= classes;
    });
    classes_.resize(words_.size() + 1);
    invoke_together([&] { finder_.emplace(words_); },
                    [&] {
                        index_ = PhraseIndex(words_.size() + 1, keys.size());
                        for (Name name = 0; name < keys.size(); ++name) add(phrases[name], name);
                    });
}

/// With WordIds::none for words that are not known yet.
NamePhrases::Phrase NamePhrases::phrase_of(std::string_view key) const {
    Phrase phrase;
    phrase.words.reserve(static_cast<std::size_t>(std::ranges::count(key, ' ')) + 1);
    WordReader reader(key);
    while (reader.next()) {
        phrase.words.push_back(words_.find(reader.folded(), reader.head()));
        phrase.last = reader.flags();
    }
    if (phrase.words.size() > most_words) return {};
    if (phrase.words.size() != 1) return phrase;
    // A single word that signs make another thing of (.net, #metoo) would be found as the word.
    if (phrase.words.front() == WordIds::none) return phrase;
    const bool plain_word = words_.text(phrase.words.front()) == key;
    const bool marked = (phrase.last & (word_is::question | word_is::exclamation)) != 0;
    return plain_word || marked || key.ends_with("'s") ? phrase : Phrase();
}

void NamePhrases::add(const Phrase& phrase, Name name) {
    if (phrase.words.empty()) return;
    const PhraseIndex::Phrase number = index_.add(phrase.words);
    if (number == names_.size()) {
        names_.push_back(none);
        endings_.emplace_back();
    }
    Ending& ending = endings_[number];
    Name& place = (phrase.last & word_is::question) != 0      ? ending.question
                  : (phrase.last & word_is::exclamation) != 0 ? ending.exclamation
                                                              : names_[number];
    if (place == none) place = name;
}

inline NamePhrases::Name NamePhrases::name_of(PhraseIndex::Phrase phrase,
                                              std::uint16_t flags) const {
    if ((flags & (word_is::question | word_is::exclamation)) != 0) {
        const Ending& ending = endings_[phrase];
        const bool asks = (flags & word_is::question) != 0;
        const Name name = asks ? ending.question : ending.exclamation;
        if (name != none) return name;
    }
    return names_[phrase];
}

NamePhrases::Reading::Reading(const NamePhrases& phrases)
    : word_uses(phrases.words_.size() + 1),
      listed(phrases.count_),
      last_mention(2 * phrases.count_) {
    resize_large(uses, phrases.count_);
}

void NamePhrases::count_words(Reading& reading) {
    const std::span<const WordId> words = reading.words.words();
    const std::span<const std::uint16_t> flags = reading.words.flags();
    WordUse* const uses = reading.word_uses.data();
    for (std::size_t i = 0; i < words.size(); ++i) uses[words[i]] += use_of(flags[i]);
}

/// Without a branch: which words begin something cannot be foreseen.
void NamePhrases::find_beginnings(Reading& reading) const {
    const std::span<const WordId> words = reading.words.words();
    auto& beginnings = reading.beginnings;
    if (beginnings.size() <= words.size() + look_ahead) {
        beginnings.resize(words.size() + look_ahead + 1);
    }
    std::uint32_t* const begins = beginnings.data();
    std::size_t count = 0;
    for (std::uint32_t i = 0; i + 1 < words.size(); ++i) {
        begins[count] = i;
        count += index_.may_begin(words[i], words[i + 1]) ? 1 : 0;
    }
    if (!words.empty()) begins[count++] = static_cast<std::uint32_t>(words.size() - 1);
    std::fill_n(begins + count, look_ahead + 1, static_cast<std::uint32_t>(words.size()));
}

std::vector<NameMention> NamePhrases::read(const RunningText& text, std::uint32_t number,
                                           Reading& reading) const {
    reading.mentions.clear();
    reading.words.read(text, *finder_);
    count_words(reading);
    find_beginnings(reading);
    find_names(number, reading);
    count_uses(number, reading);
    return reading.mentions;
}

void NamePhrases::find_names(std::uint32_t number, Reading& reading) const {
    const std::span<const WordId> words = reading.words.words();
    const std::span<const std::uint16_t> flags = reading.words.flags();
    const std::vector<TextWords::Part>& parts = reading.words.parts();
    const std::uint32_t* next_beginning = reading.beginnings.data();
    for (std::uint32_t i = 0; i < parts.size(); ++i) {
        const TextWords::Part& part = parts[i];
        if (part.is_heading || part.row == TextWords::summary) ++reading.rows;
        std::size_t next_mention = part.begin;
        for (; *next_beginning < part.end; ++next_beginning) {
            if (const std::size_t ahead = next_beginning[look_ahead]; ahead + 1 < words.size()) {
                index_.prefetch(words[ahead], words[ahead + 1]);
            }
            if (reading.found.size() >= most_found) [[unlikely]]
                count_uses(number, reading);
            const std::uint32_t begin = *next_beginning;
            Name longest = none;
            std::uint32_t after = begin;
            PhraseIndex::Match match = index_.first(words[begin]);
            for (std::uint32_t at = begin;;) {
                if (match.phrase != PhraseIndex::none) {
                    if (const Name name = name_of(match.phrase, flags[at]); name != none) {
                        longest = name;
                        after = at + 1;
                        if (!part.is_heading) reading.found.push_back({name, begin, after, i});
                    }
                }
                if (++at >= part.end || (flags[at] & word_is::after_break) != 0) break;
                if (match.node == PhraseIndex::none) break;
                match = index_.next(match.node, words[at]);
            }
            if (longest == none || begin < next_mention) continue;
            next_mention = after;
            const bool capital = has_capital(flags[begin]);
            std::uint32_t& last = reading.last_mention[2 * longest + (capital ? 1 : 0)];
            if (std::exchange(last, reading.rows) == reading.rows) continue;
            reading.mentions.push_back({part.row, longest, capital});
        }
    }
}

void NamePhrases::count_uses(std::uint32_t number, Reading& reading) const {
    const std::vector<FoundName>& found = reading.found;
    for (std::size_t i = 0; i < found.size(); ++i) {
        const Name ahead = found[std::min(i + look_ahead, found.size() - 1)].name;
        __builtin_prefetch(&reading.uses[ahead], 1);
        __builtin_prefetch(&reading.uses[ahead].lower_case_second, 1);
        const Name name = found[i].name;
        const TextWords::Part& part = reading.words.parts()[found[i].part];
        count_use(reading.words, found[i], {number, part.line}, reading.listed[name],
                  reading.uses[name]);
    }
    reading.found.clear();
}

/// How many words a capital could tell something of, and how many have one. Beside other words,
/// acronyms do not count: their capitals are there in "generative AI" and "3D printing", too.
NamePhrases::Capitals NamePhrases::count_capitals(const TextWords& text, std::size_t begin,
                                                  std::size_t end) const {
    Capitals all;
    Capitals without_acronyms;
    for (std::size_t i = begin; i < end; ++i) {
        const std::uint16_t flags = text.flags()[i];
        const bool capital = has_capital(flags);
        if (!capital && (classes_[text.words()[i]] & word_class::function) != 0) continue;
        // A number, or one with letters behind it (Mark 4b).
        if (!capital && (flags & word_is::lower_case) == 0) continue;
        if (!capital && end - begin > 1 && (flags & word_is::with_digit) != 0) continue;
        all.words += 1;
        all.capitalized += capital ? 1 : 0;
        const bool has_digit = (flags & word_is::with_digit) != 0;
        if (is_all_capitals(flags) || (has_digit && (flags & word_is::lower_case) == 0)) continue;
        without_acronyms.words += 1;
        without_acronyms.capitalized += capital ? 1 : 0;
    }
    return without_acronyms.words > 0 ? without_acronyms : all;
}

void NamePhrases::count_use(const TextWords& text, const FoundName& found, TextPlace place,
                            std::uint8_t listed, NameUses& use) const {
    const std::size_t begin = found.begin;
    const std::size_t end = found.end;
    const auto [words, capitals] = count_capitals(text, begin, end);
    if (words == 0) return;
    CapitalUse here;
    if (capitals == 0) {
        here.lower_case = 1;
        keep_smallest(use.lower_case_first, use.lower_case_second, place);
    } else {
        // At the start of a sentence the first capital is no evidence, but those inside words are.
        const bool at_start = (text.flags()[begin] & word_is::sentence_start) != 0 &&
                              (text.flags()[begin] & word_is::inner_capital) == 0;
        if (at_start || 2 * capitals <= words) return;
        here.capitalized = 1;
        keep_smallest(use.capital_first, use.capital_second, place);
    }
    use.anywhere += here;
    if ((listed & 1) != 0) {
        use.where_capital += here;
    } else if (listed != 0) {
        use.where_lower_case += here;
    }
    if (here.capitalized == 0) return;

    const bool has_next = end < text.parts()[found.part].end;
    const std::uint16_t next_flags = has_next ? text.flags()[end] : word_is::after_break;
    const std::uint8_t next = has_next ? classes_[text.words()[end]] : 0;
    const bool has_previous = begin > 0 && (text.flags()[begin] & word_is::after_break) == 0;
    const std::uint8_t previous = has_previous ? classes_[text.words()[begin - 1]] : 0;
    const bool possesses = (text.flags()[end - 1] & word_is::possessive) != 0;
    const bool after_break = (next_flags & word_is::after_break) != 0;
    use.compound += (next_flags & word_is::after_hyphen) != 0 ? 1 : 0;
    use.possesses += possesses ? 1 : 0;
    use.acts += !after_break && (next & word_class::agency) != 0 ? 1 : 0;
    use.titled += (previous & word_class::title) != 0 ? 1 : 0;
    use.indefinite += (previous & word_class::indefinite) != 0 ? 1 : 0;
    const bool alone =
        possesses || after_break || (next & (word_class::function | word_class::agency)) != 0;
    use.alone += alone ? 1 : 0;
    use.with_the += alone && (previous & word_class::definite) != 0 ? 1 : 0;
}

}  // namespace sigloom
