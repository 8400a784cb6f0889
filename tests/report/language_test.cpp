#include "core/report/language.hpp"

#include <gmock/gmock.h>

#include <string>

namespace sigloom {
namespace {

/// Words of no language, so that nothing else tells it.
std::string nonsense(int words) {
    std::string text;
    for (int i = 0; i < words; ++i) text += " qzx";
    return text;
}

TEST(LanguageOf, ProseWithEnoughOfItsFrequentWordsIsEnglish) {
    EXPECT_EQ(language_of("the" + nonsense(11)), "en") << "a twelfth of twelve words";
    EXPECT_EQ(language_of("with" + nonsense(5) + " from" + nonsense(18)), "en");
    EXPECT_NE(language_of("the" + nonsense(10)), "en") << "too few words to say";
    EXPECT_NE(language_of("the" + nonsense(12)), "en") << "a thirteenth of them";
    EXPECT_NE(language_of(nonsense(30)), "en");
    EXPECT_NE(language_of("the"), "en");
    EXPECT_NE(language_of(""), "en");
}

TEST(LanguageOf, OtherProseIsToldByItsLetters) {
    EXPECT_EQ(language_of("Die Windräder vor der Küste liefern Strom für die Dörfer am Deich, und "
                          "niemand weiß, wie lange noch."),
              "de");
    EXPECT_EQ(language_of(nonsense(3)), "");
}

TEST(LanguageName, IsWrittenAsANameOrIsTheCodeWhereThereIsNone) {
    EXPECT_EQ(language_name("de"), "German");
    EXPECT_EQ(language_name("nl"), "Dutch");
    EXPECT_EQ(language_name("qq"), "qq");
}

}  // namespace
}  // namespace sigloom
