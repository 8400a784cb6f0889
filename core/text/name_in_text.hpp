// Whether a text names something, word by word.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/words.hpp"

namespace sigloom {

/// The words of a text, as names are looked for in them.
struct TextWord {
    std::string folded;
    std::uint16_t flags;  ///< as in core/text/words.hpp
    std::size_t begin;    ///< in the text
    std::size_t end;
};
std::vector<TextWord> words_of(std::string_view text);

/// Looks for the forms of one name.
class NameInText {
  public:
    /// Forms without a word are passed over. O(length).
    explicit NameInText(const std::vector<std::string>& forms);

    /// Whether the words hold one of the forms: word for word, the last one in the singular or the
    /// plural, and with capitals where the form is an acronym or the capital is what tells it from a
    /// common word (US, us). A hyphen before a word in lower case makes it part of another
    /// ("non-state actors" are no "state actors"). O(words * forms).
    [[nodiscard]] bool is_in(const std::vector<TextWord>& words) const;

  private:
    struct Form {
        std::vector<TextWord> words;
        std::vector<std::string> endings;  ///< the last word, and what it may be the plural of
    };
    static bool begins_at(const Form& form, const std::vector<TextWord>& words, std::size_t at);

    std::vector<Form> forms_;
};

}  // namespace sigloom
