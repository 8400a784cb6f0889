#include "core/text/cased_text.hpp"

#include <algorithm>
#include <array>

#include "core/text/fold.hpp"
#include "core/text/simple_text.hpp"
#include "core/text/utf8.hpp"

namespace sigloom {
namespace {

enum class Byte : unsigned char { other, space, lower, upper, foreign };

constexpr std::array<Byte, 256> byte_classes = [] {
    std::array<Byte, 256> classes{};
    for (std::size_t c = 0; c < 256; ++c) {
        const bool digit = c >= '0' && c <= '9';
        if ((c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x20)) classes[c] = Byte::space;
        if ((c >= 'a' && c <= 'z') || digit) classes[c] = Byte::lower;
        if (c >= 'A' && c <= 'Z') classes[c] = Byte::upper;
        if (c >= 0x80) classes[c] = Byte::foreign;
    }
    return classes;
}();

Byte byte_class(char c) {
    return byte_classes[static_cast<unsigned char>(c)];
}

/// The longest run of text without a space that is normalised as one; longer ones are no words.
constexpr std::size_t longest_word = 256;

/// A word with characters beyond ASCII. Its capitals are told for the first character, and for
/// every character if all of its letters are capitals. Written at `begin`, with room for at least
/// `rest` bytes behind it; returns where it ends.
std::size_t write_foreign_word(std::string_view word, std::size_t rest, std::size_t begin,
                               CasedText& to) {
    const std::string folded = word.size() <= longest_word ? fold(word) : repair_utf8(word);
    bool starts_upper = false;
    bool all_upper = true;
    bool first = true;
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint point = code_point_at(word, at);
        if (is_word_character(point.value)) {
            const bool upper = is_upper(point.value);
            if (first) starts_upper = upper;
            first = false;
            all_upper = all_upper && upper;
        }
        at += point.size;
    }
    const std::size_t end = begin + folded.size();
    if (to.folded.size() < end + rest) {  // it never shrinks, or every word would fill the rest
        to.folded.resize(end + rest);
        to.upper.resize(end + rest);
    }
    folded.copy(to.folded.data() + begin, folded.size());
    std::fill_n(to.upper.data() + begin, folded.size(), all_upper && !first ? '\1' : '\0');
    for (std::size_t at = 0; starts_upper && at < folded.size(); ++at) {
        if (!is_word_at(folded, at)) continue;
        to.upper[begin + at] = '\1';
        break;
    }
    return end;
}

}  // namespace

void append_folded(std::string_view text, CasedText& to) {
    if (!to.folded.empty()) {
        to.folded += '\n';
        to.upper += '\0';
    }
    std::size_t size = to.folded.size();
    to.folded.resize(size + text.size());
    to.upper.resize(size + text.size());
    if (fold_simple(text, to.folded.data() + size, to.upper.data() + size)) return;
    char* folded = to.folded.data();
    char* upper = to.upper.data();
    bool after_space = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        switch (byte_class(c)) {
            case Byte::space:
                if (!after_space) {
                    folded[size] = ' ';
                    upper[size++] = 0;
                }
                after_space = true;
                continue;
            case Byte::upper:
                folded[size] = ascii_lower(c);
                upper[size++] = 1;
                break;
            case Byte::foreign: {
                // Folding may change the length: the word is written anew from its beginning.
                std::size_t word_begin = i;
                std::size_t end = i;
                while (word_begin > 0 && byte_class(text[word_begin - 1]) != Byte::space) {
                    --word_begin;
                }
                while (end < text.size() && byte_class(text[end]) != Byte::space) ++end;
                while (size > 0 && folded[size - 1] != ' ' && folded[size - 1] != '\n') --size;
                size = write_foreign_word(text.substr(word_begin, end - word_begin),
                                          text.size() - end, size, to);
                folded = to.folded.data();
                upper = to.upper.data();
                i = end - 1;
                after_space = size == 0 || folded[size - 1] == ' ';
                continue;
            }
            default:
                folded[size] = c;
                upper[size++] = 0;
        }
        after_space = false;
    }
    to.folded.resize(size);
    to.upper.resize(size);
}

bool is_word_at(std::string_view folded, std::size_t at) {
    if (at >= folded.size()) return false;
    const char c = folded[at];
    if (is_ascii(static_cast<unsigned char>(c))) return is_ascii_word(c);
    return is_word_character(code_point_at(folded, at).value);
}

bool is_word_before(std::string_view folded, std::size_t at) {
    if (at == 0) return false;
    std::size_t begin = at - 1;
    while (begin > 0 && is_continuation(folded[begin])) --begin;
    return is_word_at(folded, begin);
}

bool is_sentence_start(std::string_view folded, std::size_t at) {
    constexpr std::string_view openers = " \"'([";
    static constexpr std::array<std::string_view, 9> ends{"\n", ".", "!", "?", ":",
                                                          ";",  "–", "—", "•"};
    static constexpr std::array<std::string_view, 3> quotes{"“", "‘", "«"};
    std::string_view before = folded.substr(0, at);
    const auto drop_one = [&before](const auto& suffixes) {
        for (const std::string_view suffix : suffixes) {
            if (!before.ends_with(suffix)) continue;
            before.remove_suffix(suffix.size());
            return true;
        }
        return false;
    };
    while (!before.empty()) {
        if (openers.find(before.back()) != std::string_view::npos) {
            before.remove_suffix(1);
        } else if (!drop_one(quotes)) {
            break;
        }
    }
    return before.empty() || drop_one(ends);
}

}  // namespace sigloom
