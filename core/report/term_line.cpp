#include "core/report/term_line.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "core/report/checked_name.hpp"
#include "core/report/item_text.hpp"
#include "core/report/markdown.hpp"
#include "core/report/wiki_links.hpp"
#include "core/text/fold.hpp"
#include "core/text/utf8.hpp"

namespace sigloom {
namespace {

/// A tag is a number sign and a word: #privacy, but neither # nor #1.
bool is_tag(std::string_view word) {
    return word.size() > 1 && word.front() == '#' && !is_ascii_digit(word[1]) &&
           is_word_character(code_point_at(word, 1).value);
}

/// Calls visit(word) for the words of a text, parted by white space and commas.
template <typename Visit>
void for_each_tag_word(std::string_view text, Visit visit) {
    while (true) {
        const std::size_t begin = text.find_first_not_of(" \t\n,;");
        if (begin == std::string_view::npos) return;
        text.remove_prefix(begin);
        const std::size_t end = std::min(text.find_first_of(" \t\n,;"), text.size());
        visit(text.substr(0, end));
        text.remove_prefix(end);
    }
}

bool is_one_of(char c, std::string_view set) {
    return set.find(c) != std::string_view::npos;
}

/// A part of a text in lines.
struct Part {
    std::string text;
    std::uint32_t line;  ///< counted from that of the text
};

/// What parts terms: the first that a text has. A comma of a number or a name (R,S) is none, where
/// others have a space behind them.
enum class Separator : std::uint8_t { semicolon, comma_and_space, comma, line };

constexpr std::array<std::string_view, 2> semicolons{";", "\uFF1B"};
constexpr std::array<std::string_view, 5> commas{",", "\uFF0C", "\u3001", "\u2022", "\u00B7"};

/// The size of the separator at a place, or 0.
std::size_t separator_at(std::string_view text, std::size_t at, Separator separator) {
    const std::string_view here = text.substr(at);
    if (separator == Separator::line) return here.front() == '\n' ? 1 : 0;
    const std::span<const std::string_view> signs =
        separator == Separator::semicolon ? std::span<const std::string_view>(semicolons)
                                          : std::span<const std::string_view>(commas);
    for (const std::string_view sign : signs) {
        if (!here.starts_with(sign)) continue;
        const bool alone = here.size() == 1 || is_one_of(here[1], " \n");
        const bool counts = separator != Separator::comma_and_space || sign != "," || alone;
        return counts ? sign.size() : 0;
    }
    return 0;
}

std::vector<Part> split(std::string_view text, Separator separator) {
    constexpr std::size_t full_line = 60;  // where a line that is so long ends, a name goes on
    std::vector<Part> parts(1, {std::string(), 0});
    std::uint32_t line = 0;
    std::size_t line_begin = 0;
    int brackets = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        brackets = std::max(0, brackets + (c == '(' ? 1 : c == ')' ? -1 : 0));
        const bool new_line = c == '\n';
        const bool short_line = new_line && at - line_begin < full_line;
        const std::size_t size =
            brackets == 0 ? separator_at(text, at, short_line ? Separator::line : separator) : 0;
        if (new_line) {
            ++line;
            line_begin = at + 1;
        }
        if (size > 0) {
            parts.push_back({std::string(), line});
        } else {
            Part& part = parts.back();
            if (trim(part.text).empty()) part.line = line;
            part.text += new_line ? ' ' : c;
        }
        at += std::max<std::size_t>(size, 1);
    }
    for (Part& part : parts) part.text = trim(part.text);
    std::erase_if(parts, [](const Part& part) { return part.text.empty(); });
    return parts;
}

std::vector<Part> split_at_best(std::string_view text) {
    for (const Separator separator :
         {Separator::semicolon, Separator::comma_and_space, Separator::comma}) {
        for (std::size_t at = 0; at < text.size(); ++at) {
            const bool in_number = at > 0 && text[at] == ',' && is_ascii_digit(text[at - 1]) &&
                                   at + 1 < text.size() && is_ascii_digit(text[at + 1]);
            if (!in_number && separator_at(text, at, separator) > 0) return split(text, separator);
        }
    }
    return split(text, Separator::line);
}

std::ptrdiff_t words_in(std::string_view text) {
    return std::ranges::count(text, ' ') + 1;
}

/// Whether the parts of a text are names rather than pieces of sentences.
bool are_terms(const std::vector<Part>& parts) {
    constexpr std::ptrdiff_t most_words_alone = 5;
    constexpr std::ptrdiff_t most_words = 8;
    if (parts.empty() || parts.back().text.ends_with(':')) return false;
    const std::ptrdiff_t most = parts.size() == 1 ? most_words_alone : most_words;
    return std::ranges::all_of(parts,
                               [most](const Part& part) { return words_in(part.text) <= most; });
}

/// Without the "and" and the full stop of an enumeration.
void end_enumeration(std::string& last) {
    constexpr std::string_view conjunction = "and ";
    if (last.starts_with(conjunction)) last.erase(0, conjunction.size());
    if (last.ends_with('.') && std::ranges::count(last, '.') == 1) last.pop_back();
}

bool read_parts(std::string_view text, Position position, const FileReporter& report,
                TextStore& texts, std::vector<Term>& terms) {
    std::vector<Part> parts = split_at_best(text);
    if (!are_terms(parts)) return false;
    end_enumeration(parts.back().text);
    const std::size_t terms_before = terms.size();
    for (const Part& part : parts) {
        const Position place{position.line + part.line, part.line == 0 ? position.column : 1};
        add_term(part.text, place, report, texts, terms);
    }
    report(Oddity::keyword_line, position,
           "terms in a line, read as " + std::to_string(terms.size() - terms_before));
    return true;
}

}  // namespace

bool is_tag_line(std::string_view text) {
    bool any = false;
    bool all = true;
    for_each_tag_word(text, [&](std::string_view word) {
        any = true;
        all = all && is_tag(word);
    });
    return any && all;
}

void add_term(std::string_view raw, Position position, const FileReporter& report, TextStore& texts,
              std::vector<Term>& terms) {
    raw = without_box(raw);
    if (raw.empty()) return;
    if (raw.front() == '#' && is_tag_line(raw)) {
        for_each_tag_word(raw, [&](std::string_view tag) {
            std::string name(tag.substr(1));
            std::ranges::replace(name, '_', ' ');
            terms.push_back(
                {texts.keep(checked_name(name, position, report, texts)), position, {}});
        });
        return;
    }
    const std::string_view other_name = other_name_in_wiki_link(raw);
    const std::string text = without_wiki_links(std::string(raw));
    const std::string_view name = checked_name(text, position, report, texts);
    if (name.empty()) return;
    terms.push_back({texts.keep(name), position,
                     texts.keep(checked_name(other_name, position, report, texts))});
}

bool read_term_line(std::string_view text, Position position, const FileReporter& report,
                    TextStore& texts, std::vector<Term>& terms) {
    if (!is_tag_line(text)) return read_parts(text, position, report, texts, terms);
    add_term(text, position, report, texts, terms);
    return true;
}

bool read_term_lines(cmark_node* paragraph, const FileReporter& report, TextStore& texts,
                     std::vector<Term>& terms) {
    std::string text;
    for (const std::string& line : raw_lines(paragraph)) (text += line) += '\n';
    return read_term_line(trim(text), position_of(paragraph), report, texts, terms);
}

}  // namespace sigloom
