#include "core/text/abbreviation.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "core/text/fold.hpp"
#include "core/text/utf8.hpp"

namespace sigloom {
namespace {

constexpr std::size_t longest_short_form = 10;
constexpr std::size_t shortest_short_form = 2;
constexpr std::size_t longest_reach = 300;  ///< bytes of a long form

/// Letters beyond ASCII count as parts of words, too.
bool is_word_byte(char c) {
    return is_ascii_word(c) || !is_ascii(static_cast<unsigned char>(c));
}

bool is_short_form(std::string_view text) {
    if (text.size() < shortest_short_form || text.size() > longest_short_form) return false;
    if (!is_ascii_word(text.front()) || text.find(' ') != std::string_view::npos) return false;
    return std::ranges::count_if(text, is_ascii_upper) >= 2 &&
           std::ranges::all_of(text, [](char c) {
               return is_ascii_word(c) || c == '-' || c == '&' || c == '/' || c == '.';
           });
}

/// Where in `text` the long form of `short_form` begins, which ends with the text.
std::optional<std::size_t> beginning_of_long_form(std::string_view short_form,
                                                  std::string_view text) {
    auto at = static_cast<std::ptrdiff_t>(text.size()) - 1;
    for (auto s = static_cast<std::ptrdiff_t>(short_form.size()) - 1; s >= 0; --s) {
        const char wanted = ascii_lower(short_form[static_cast<std::size_t>(s)]);
        if (!is_ascii_word(wanted)) continue;
        const auto fits = [&](std::ptrdiff_t i) {
            if (ascii_lower(text[static_cast<std::size_t>(i)]) != wanted) return false;
            return s > 0 || i == 0 || !is_word_byte(text[static_cast<std::size_t>(i) - 1]);
        };
        while (at >= 0 && !fits(at)) --at;
        if (at < 0) return std::nullopt;
        --at;
    }
    return static_cast<std::size_t>(at + 1);
}

std::size_t count_words(std::string_view text) {
    std::size_t words = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        words += is_word_byte(text[i]) && (i == 0 || !is_word_byte(text[i - 1])) ? 1U : 0U;
    }
    return words;
}

/// As much of the end of a text as is looked at.
std::string_view within_reach(std::string_view text) {
    if (text.size() > longest_reach) text.remove_prefix(text.size() - longest_reach);
    return text;
}

/// The last part of a text in which no sentence or bracket ends or begins.
std::string_view last_clause(std::string_view text) {
    text = within_reach(text);
    const std::size_t stop = text.find_last_of(".!?;:()[]");
    return stop == std::string_view::npos ? text : text.substr(stop + 1);
}

/// Whatever its case: "WHO (who else)" explains nothing.
bool has_word(std::string_view text, std::string_view word) {
    const auto same = [](char a, char b) { return ascii_lower(a) == ascii_lower(b); };
    return !std::ranges::search(text, word, same).empty();
}

std::optional<Explanation> explain(std::string_view short_form, std::string_view clause) {
    clause = trim(clause);
    const auto begin = beginning_of_long_form(short_form, clause);
    if (!begin) return std::nullopt;
    const std::string_view long_form = clause.substr(*begin);
    const std::size_t letters = short_form.size();
    const std::size_t words = count_words(long_form);
    if (long_form.size() <= letters || words < 2 || words > std::min(letters + 5, 2 * letters)) {
        return std::nullopt;
    }
    if (has_word(long_form, short_form)) return std::nullopt;
    return Explanation{short_form, long_form};
}

std::string_view last_word(std::string_view text) {
    text = trim(within_reach(text));
    return text.substr(text.find_last_of(" \t\n(\"") + 1);  // npos + 1 is 0
}

}  // namespace

std::vector<Explanation> find_explanations(std::string_view text) {
    std::vector<Explanation> found;
    for (std::size_t open = text.find('('); open != std::string_view::npos;
         open = text.find('(', open + 1)) {
        const std::size_t close = text.substr(0, open + longest_reach).find(')', open);
        if (close == std::string_view::npos) continue;
        const std::string_view inside = trim(text.substr(open + 1, close - open - 1));
        const std::string_view before = text.substr(0, open);
        std::optional<Explanation> explanation;
        if (is_short_form(inside)) {
            explanation = explain(inside, last_clause(before));
        } else if (const std::string_view word = last_word(before); is_short_form(word)) {
            explanation = explain(word, inside);
            // All of the bracket has to be the long form.
            if (explanation && explanation->long_form != inside) explanation.reset();
        }
        if (explanation) found.push_back(*explanation);
    }
    return found;
}

}  // namespace sigloom
