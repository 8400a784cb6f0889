#include "core/text/name_in_text.hpp"

#include <algorithm>

#include "core/text/grammatical_number.hpp"

namespace sigloom {
namespace {

/// A form with a capital is no word that has none: US, Apple.
bool has_needed_capitals(const TextWord& of_form, const TextWord& of_text) {
    if (is_all_capitals(of_form.flags)) return has_capital(of_text.flags);
    return !has_capital(of_form.flags) || has_capital(of_text.flags);
}

bool may_end_with(const std::vector<std::string>& endings, const TextWord& word) {
    const auto is_ending = [&](const std::string& text) {
        return std::ranges::find(endings, text) != endings.end();
    };
    if (is_ending(word.folded)) return true;
    return may_be_plural(word.folded) &&
           std::ranges::any_of(singular_forms(word.folded, "en"), is_ending);
}

}  // namespace

std::vector<TextWord> words_of(std::string_view text) {
    std::vector<TextWord> words;
    WordReader reader(text);
    while (reader.next()) {
        words.push_back(
            {std::string(reader.folded()), reader.flags(), reader.begin(), reader.end()});
    }
    return words;
}

NameInText::NameInText(const std::vector<std::string>& forms) {
    for (const std::string& text : forms) {
        Form form{words_of(text), {}};
        if (form.words.empty()) continue;
        form.endings = singular_forms(form.words.back().folded, "en");
        form.endings.push_back(form.words.back().folded);
        forms_.push_back(std::move(form));
    }
}

bool NameInText::begins_at(const Form& form, const std::vector<TextWord>& words, std::size_t at) {
    const std::size_t size = form.words.size();
    if (size > words.size() - at) return false;
    const std::uint16_t flags = words[at].flags;
    if ((flags & word_is::after_hyphen) != 0 && !has_capital(flags)) return false;
    for (std::size_t i = 0; i < size; ++i) {
        const TextWord& word = words[at + i];
        const bool fits =
            i + 1 == size ? may_end_with(form.endings, word) : word.folded == form.words[i].folded;
        if (!fits || !has_needed_capitals(form.words[i], word)) return false;
        // A sentence or a clause ends before it.
        if (i > 0 && (word.flags & word_is::after_break) != 0 &&
            (form.words[i].flags & word_is::after_break) == 0) {
            return false;
        }
    }
    return true;
}

bool NameInText::is_in(const std::vector<TextWord>& words) const {
    for (std::size_t at = 0; at < words.size(); ++at) {
        for (const Form& form : forms_) {
            if (begins_at(form, words, at)) return true;
        }
    }
    return false;
}

}  // namespace sigloom
