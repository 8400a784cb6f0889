#include "core/text/slug.hpp"

#include <algorithm>
#include <cstdint>

#include "core/base/text_hash.hpp"
#include "core/text/fold.hpp"
#include "core/text/utf8.hpp"

namespace sigloom {
namespace {

constexpr std::size_t longest_slug = 80;
constexpr std::size_t longest_hash = 16;

/// Where the run of characters that begins at `at` ends, all of a word or none.
std::size_t end_of_run(std::string_view text, std::size_t at, bool of_word) {
    while (at < text.size()) {
        const CodePoint point = code_point_at(text, at);
        if (is_word_character(point.value) != of_word) break;
        at += point.size;
    }
    return at;
}

/// As much of a word as there is room for.
std::string_view cut(std::string_view word, std::size_t room) {
    if (word.size() <= room) return word;
    std::size_t end = 0;
    while (true) {
        const std::size_t next = end + code_point_at(word, end).size;
        if (next > room) return word.substr(0, end);
        end = next;
    }
}

/// Writes the words of a text and what spelled(text between two words, second word) says for what
/// is between them: nothing where no slug can tell what that is. False if the text cannot be read
/// back from its slug.
template <typename Spelled>
bool spell(std::string_view text, Spelled spelled, std::string& slug) {
    slug.clear();
    bool is_readable = true;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = end_of_run(text, at, false);
        const std::size_t end = end_of_run(text, begin, true);
        const std::string_view between = text.substr(at, begin - at);
        const std::string_view word = text.substr(begin, end - begin);
        at = end;
        if (slug.empty() || word.empty()) {
            is_readable = is_readable && between.empty();
            if (word.empty()) break;
        } else {
            std::string_view separator = spelled(between, word);
            if (separator.empty()) {
                is_readable = false;
                separator = "-";
            }
            if (slug.size() + separator.size() >= longest_slug) return false;
            slug += separator;
        }
        const std::string_view fitting = cut(word, longest_slug - slug.size());
        slug += fitting;
        if (fitting.size() < word.size()) return false;
    }
    if (!slug.empty()) return is_readable;
    slug = "unnamed";
    return false;
}

bool ends_like_a_hash(std::string_view slug) {
    const std::size_t hyphen = slug.rfind('-');
    if (hyphen == std::string_view::npos) return false;
    const std::string_view last = slug.substr(hyphen + 1);
    return (last.size() == usual_hash_digits || last.size() == longest_hash) &&
           last.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

void add_hash(std::string_view key, std::size_t digits, std::string& slug) {
    while (slug.ends_with('-')) slug.pop_back();
    slug += '-';
    slug += short_hash(key, digits);
}

}  // namespace

void name_slug(std::string_view folded, std::string& slug, std::size_t hash_digits) {
    const auto spelled = [](std::string_view between, std::string_view next) -> std::string_view {
        if (between == "-") return "--";
        return between == (next == "s" ? "'" : " ") ? "-" : "";
    };
    const bool is_readable = spell(folded, spelled, slug);
    if (!is_readable || ends_like_a_hash(slug)) add_hash(folded, hash_digits, slug);
}

void path_slug(std::string_view path, std::string& slug, std::size_t hash_digits) {
    const std::string folded = fold(path);
    const std::string_view suffix = ".md";
    const auto spelled = [&](std::string_view between, std::string_view next) -> std::string_view {
        const bool is_last = next.data() + next.size() == folded.data() + folded.size();
        return between == (is_last && next == suffix.substr(1) ? "." : "-") ? "-" : "";
    };
    const bool is_readable = spell(folded, spelled, slug) && folded == path;
    if (!is_readable || ends_like_a_hash(slug)) add_hash(path, hash_digits, slug);
}

std::string short_hash(std::string_view text, std::size_t digits) {
    std::uint64_t hash = text_hash(text);
    std::string hexadecimal;
    for (std::size_t i = 0; i < digits; ++i) {
        hexadecimal += "0123456789abcdef"[hash >> 60];
        hash <<= 4;
    }
    return hexadecimal;
}

}  // namespace sigloom
