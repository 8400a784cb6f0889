#include "core/text/word_scanner.hpp"

#include <array>
#include <bit>

#include "core/text/any_byte.hpp"
#include "core/text/separators.hpp"
#include "core/text/utf8.hpp"

namespace sigloom {
namespace {

/// What separators of ASCII tell, by character: one that stands alone behind a word, and one that
/// others stand before.
struct SeparatorTables {
    std::array<std::uint16_t, 128> alone{};
    std::array<std::uint16_t, 128> later{};
};

constexpr SeparatorTables separator_tables = [] {
    SeparatorTables tables;
    for (std::size_t c = 0; c < tables.alone.size(); ++c) {
        SeparatorFlags alone({.flags = 0, .is_behind_word = true});
        alone.add(ascii_separators[c], c == '.');
        tables.alone[c] = alone.flags();
        SeparatorFlags later({.flags = 0, .is_behind_word = true});
        later.add(Separator::space, false);
        later.add(ascii_separators[c], c == '.');
        tables.later[c] = later.flags();
    }
    return tables;
}();

std::uint16_t flags_of_many(std::string_view separators) {
    std::uint16_t flags = 0;
    for (const char c : separators) flags |= separator_tables.later[static_cast<unsigned char>(c)];
    return flags;
}

/// Between two words; there is nothing but ASCII. Mostly one or two.
inline std::uint16_t flags_of(std::string_view separators, bool period_is_spelling) {
    const auto first = static_cast<unsigned char>(separators[0]);
    if (separators.size() == 1) return separator_tables.alone[first];  // a period would join them
    const bool tells = first != '-' && !(first == '.' && period_is_spelling);
    const std::uint16_t flags = tells ? separator_tables.later[first] : std::uint16_t{0};
    if (separators.size() == 2) {
        return flags | separator_tables.later[static_cast<unsigned char>(separators[1])];
    }
    return flags | flags_of_many(separators.substr(1));
}

/// What a sign right behind a word tells.
constexpr std::array<std::uint16_t, 256> flags_of_sign_behind = [] {
    std::array<std::uint16_t, 256> flags{};
    flags['?'] = word_is::question;
    flags['!'] = word_is::exclamation;
    return flags;
}();

/// A word of at most fifteen letters and digits of ASCII: the bytes, zeros behind them.
inline Bytes short_word_at(const char* text, std::size_t size) {
    return bytes_at(text) & first_bytes(size);
}

inline Bytes folded(Bytes short_word, std::size_t size) {
    // The bit makes letters lower case, and digits have it.
    return (short_word | 0x20) & first_bytes(size);
}

/// The flags of such a word by itself.
inline std::uint16_t flags_of_word(Bytes short_word) {
    // Letters have the bit 0x40, lower-case ones and digits 0x20. The highest bit of a byte decides.
    const Bytes twice = short_word + short_word;
    const std::uint32_t letters = bits_of(twice);
    const std::uint32_t small_or_digits = bits_of(twice + twice);
    if (letters == small_or_digits) return word_is::lower_case;  // mostly
    const std::uint32_t capitals = letters & ~small_or_digits;
    const auto flag_if = [](bool is_set, int flag) { return is_set ? flag : 0; };
    return static_cast<std::uint16_t>(
        (capitals & 1) * word_is::capitalized | flag_if(capitals > 1, word_is::inner_capital) |
        flag_if((letters & small_or_digits) != 0, word_is::lower_case) |
        flag_if((small_or_digits & ~letters) != 0, word_is::with_digit));
}

}  // namespace

void WordScanner::scan(std::string_view text, const WordFinder& known) {
    runs_.find(text);
    const std::span<const std::uint32_t> joined = runs_.joined();
    const std::size_t all = runs_.size();
    count_ = 0;
    make_room(all);
    ReadingPlace place;  // behind a word, save the first time
    for (std::size_t i = 0, next_joined = 0; i < all; ++i) {
        while (next_joined < joined.size() && joined[next_joined] < i) ++next_joined;
        const std::size_t end = next_joined < joined.size() ? joined[next_joined] : all;
        if (count_ > 0) i = read_short_words(text.data(), i, end, known, place);
        if (i == all) break;
        const std::size_t end_of_run = runs_.changes()[2 * i + 1];
        if (end_of_run > place.at) read_of_any_kind(text, end_of_run, known, place);
        make_room(count_ + all - i);  // for the runs that are left
    }
}

void WordScanner::make_room(std::size_t words) {
    if (words_.size() >= words) return;
    words_.resize(words);
    begins_.resize(words);
    flags_.resize(words);
}

/// Reads runs from i on while they are short words, but not the one with number `end`, which
/// it may return.
std::size_t WordScanner::read_short_words(const char* text, std::size_t i, std::size_t end,
                                          const WordFinder& known, ReadingPlace& place) {
    // Copies: what is written could be part of this object, as far as the compiler knows.
    const std::uint32_t* const changes = runs_.changes().data();
    WordId* const words = words_.data();
    std::uint32_t* const begins = begins_.data();
    std::uint16_t* const flags = flags_.data();
    std::size_t count = count_;
    std::size_t after = place.at;
    if (changes[2 * i] < after) return i;
    // Marks the last word by the sign behind it. True if that is a period that belongs to it.
    const auto finish_word = [&] {
        if (count == count_) return place.period_is_spelling;
        const char sign = text[after];
        flags[count - 1] |= flags_of_sign_behind[static_cast<unsigned char>(sign)];
        if (sign != '.' || !has_capital(flags[count - 1])) return false;
        const std::size_t begin = begins[count - 1];
        const std::size_t size = after - begin;
        const auto word = std::bit_cast<std::array<char, sizeof(Bytes)>>(
            folded(short_word_at(text + begin, size), size));
        return is_spelled_with_period({word.data(), size});
    };
    for (; i < end; ++i) {
        const std::size_t begin = changes[2 * i];
        const std::size_t size = changes[2 * i + 1] - begin;
        if (size > WordHead::bytes) break;
        std::uint16_t of_separators = 0;
        if (begin - after > 1 || text[after] != ' ') {
            const bool period_is_spelling = finish_word();
            of_separators = flags_of({text + after, begin - after}, period_is_spelling);
        }
        const Bytes word = short_word_at(text + begin, size);
        words[count] = known.find_short(WordHead::of_bytes(folded(word, size), size));
        begins[count] = static_cast<std::uint32_t>(begin);
        flags[count] = static_cast<std::uint16_t>(of_separators | flags_of_word(word));
        ++count;
        after = begin + size;
    }
    const bool period_is_spelling = finish_word();
    count_ = count;
    place = {after, 0, true, period_is_spelling};
    return i;
}

/// All words of a run and, if it does not end with one, the next one.
void WordScanner::read_of_any_kind(std::string_view text, std::size_t end, const WordFinder& known,
                                   ReadingPlace& place) {
    WordReader reader(text, place);
    while (reader.place().at < end && reader.next()) {
        make_room(count_ + 1);
        words_[count_] = known.find(reader.folded());
        begins_[count_] = static_cast<std::uint32_t>(reader.begin());
        flags_[count_] = reader.flags();
        ++count_;
    }
    place = reader.place();
}

}  // namespace sigloom
