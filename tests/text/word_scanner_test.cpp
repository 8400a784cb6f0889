#include "core/text/word_scanner.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace sigloom {
namespace {

/// The words are those that WordReader reads; every third is not known.
void expect_words_of_reader(WordScanner& scanner, const std::string& text) {
    std::vector<char> padded(text.size() + WordScanner::padding);  // no byte more than this
    std::ranges::copy(text, padded.begin());
    WordIds words;
    std::size_t read = 0;
    for (WordReader reader(text); reader.next(); ++read) {
        if (read % 3 != 0) words.add(reader.folded());
    }
    const WordFinder known(words);
    scanner.scan({padded.data(), text.size()}, known);
    ASSERT_EQ(scanner.words().size(), read) << text;
    WordReader reader(text);
    for (std::size_t i = 0; reader.next(); ++i) {
        ASSERT_EQ(scanner.words()[i], known.find(reader.folded())) << text;
        ASSERT_EQ(scanner.begins()[i], reader.begin()) << text;
        ASSERT_EQ(scanner.flags()[i], reader.flags()) << text << " at " << reader.folded();
    }
}

std::string random_text(std::mt19937& random, const std::vector<std::string>& pieces,
                        std::size_t most) {
    std::string text;
    for (std::size_t i = random() % most; i > 0; --i) text += pieces[random() % pieces.size()];
    return text;
}

/// Of fewer than `most` pieces each.
void expect_words_of_reader_on_random_texts(const std::vector<std::string>& pieces,
                                            std::size_t most, int rounds) {
    std::mt19937 random(7);
    WordScanner scanner;
    for (int round = 0; round < rounds; ++round) {
        const std::string text = random_text(random, pieces, most);
        expect_words_of_reader(scanner, text);
        if (testing::Test::HasFatalFailure()) return;
    }
}

TEST(WordScanner, ReadsWhatWordReaderReadsOnRandomTexts) {
    const std::vector<std::string> words{"the ",
                                         "tide ",
                                         "Orkney ",
                                         "LED ",
                                         "GPT-4 ",
                                         "3D ",
                                         "end. ",
                                         "end! ",
                                         "end? ",
                                         "so, ",
                                         "a: ",
                                         "b; ",
                                         "(in) ",
                                         "Dr. ",
                                         "U.S. ",
                                         "J. ",
                                         "it's ",
                                         "Meta\u2019s ",
                                         "\u00C9t\u00E9 ",
                                         "na\u00EFve ",
                                         "AT&T ",
                                         "C++ ",
                                         "x_y ",
                                         "- ",
                                         "well-",
                                         "\u2014",
                                         "\u2026 ",
                                         "\"Quoted\" ",
                                         "internationalisation ",
                                         "\n",
                                         "  ",
                                         "/"};
    expect_words_of_reader_on_random_texts(words, 120, 3'000);
}

TEST(WordScanner, ReadsWhatWordReaderReadsOnRandomBytes) {
    const std::vector<std::string> bytes{"a",
                                         "z",
                                         "A",
                                         "Z",
                                         "0",
                                         "9",
                                         " ",
                                         " ",
                                         ".",
                                         "'",
                                         "-",
                                         "&",
                                         "+",
                                         "_",
                                         "@",
                                         "?",
                                         "!",
                                         ",",
                                         ":",
                                         ";",
                                         "/",
                                         "\xC3\xA9",
                                         "\xE2\x80\x99",
                                         "\xFF",
                                         "\x01",
                                         "\xCC\x81",
                                         "\xE2\x80\x94"};
    expect_words_of_reader_on_random_texts(bytes, 20, 15'000);
    expect_words_of_reader_on_random_texts(bytes, 200, 15'000);
}

TEST(WordScanner, RunsThatAreNoWordsAreBounded) {
    std::string marks = "e";
    for (int i = 0; i < 100'000; ++i) marks += "\xCC\x81";
    std::string pluses;
    for (int i = 0; i < 300'000; ++i) pluses += "+ ";
    WordScanner scanner;
    for (const std::string& text :
         {std::string(), std::string(1'000'000, 'a'), std::string(300, 'a') + " tide", marks,
          marks + " tide", pluses, pluses + "tide", "tide" + pluses, std::string(1000, '\'')}) {
        expect_words_of_reader(scanner, text);
    }
}

}  // namespace
}  // namespace sigloom
