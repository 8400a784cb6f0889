// Running text, folded for comparison, that still knows where its capitals were.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sigloom {

struct CasedText {
    std::string folded;  ///< as fold() folds it, word by word
    std::string upper;   ///< as long; 1 where a capital letter stood, else 0

    void clear() {
        folded.clear();
        upper.clear();
    }
};

/// Appends a text, after a line break that no folded name contains. The last word's composition
/// apart (NFKC across a space), appending gives what fold() gives. O(length).
void append_folded(std::string_view text, CasedText& to);

/// A letter or a digit (of any script) begins at `at`; `at` may be the end.
bool is_word_at(std::string_view folded, std::size_t at);

/// The character that ends before `at` is a letter or a digit; `at` may be 0.
bool is_word_before(std::string_view folded, std::size_t at);

/// A sentence (or a text) begins at `at`: nothing but quotes and spaces stand between it and the
/// end of another sentence, where a colon or a dash ends one too.
bool is_sentence_start(std::string_view folded, std::size_t at);

}  // namespace sigloom
