// Letters as outlines. The scripts that are tested are in the fonts of scripts/packages.
#include "exporters/picture/letters.hpp"

#include <gmock/gmock.h>

#include <string>

namespace sigloom {
namespace {

using ::testing::MatchesRegex;

TextShape text(const std::string& words, double width = 1000) {
    TextShape shape{};
    shape.at = {700, 400};
    shape.align = Align::left;
    shape.size = 20;
    shape.width = width;
    shape.text = words;
    return shape;
}

/// The data of a path, from its first letter on.
std::string outline(const std::string& words) {
    return Letters().svg_path(text(words));
}

TEST(Letters, OutlinesAreWholeNumbersWhereTheTextIs) {
    EXPECT_THAT(outline("l"), MatchesRegex("M7[0-9][0-9][0-9][0-9] [34][0-9]+([lcz]|[-0-9 ])*z"));
    EXPECT_EQ(outline(" "), "");
    EXPECT_EQ(outline(""), "");
}

TEST(Letters, OtherScriptsAreLettersAndNoBoxes) {
    // What no font has is a box with its number in it.
    for (const char* words : {"Ωμέγα", "Москва", "שלום", "سلام"}) {
        const std::string letters = outline(words);
        const std::string missing = outline("\U000F1234");
        EXPECT_NE(letters, missing) << words;
        EXPECT_GT(letters.size(), 200U) << words;
        EXPECT_NE(letters.substr(letters.find_first_of("lc"), 40),
                  missing.substr(missing.find_first_of("lc"), 40))
            << words;
    }
}

TEST(Letters, ArabicLettersAreJoinedAndRunFromTheRight) {
    // Alone, the letters have other forms, which are wider.
    cairo_surface_t* surface = cairo_recording_surface_create(CAIRO_CONTENT_ALPHA, nullptr);
    cairo_t* cairo = cairo_create(surface);
    const auto right_end = [&](const std::string& words) {
        double left = 0, top = 0, right = 0, bottom = 0;
        cairo_new_path(cairo);
        Letters().outline(cairo, text(words));
        cairo_path_extents(cairo, &left, &top, &right, &bottom);
        return right;
    };
    EXPECT_LT(right_end("ببب"), right_end("ب\u200Cب\u200Cب"));
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    EXPECT_NE(outline("אב"), outline("בא"));
    // The first letter is the one at the right.
    const std::string alef = outline("א");
    EXPECT_FALSE(outline("אב").starts_with(alef.substr(0, alef.find('l'))));
}

TEST(Letters, AreMadeSmallerWhereTheyAreWiderThanPlanned) {
    const auto widest = [](double width) {
        cairo_surface_t* surface = cairo_recording_surface_create(CAIRO_CONTENT_ALPHA, nullptr);
        cairo_t* cairo = cairo_create(surface);
        double left = 0, top = 0, right = 0, bottom = 0;
        Letters().outline(cairo, text("WWWWWWWW", width));
        cairo_path_extents(cairo, &left, &top, &right, &bottom);
        cairo_destroy(cairo);
        cairo_surface_destroy(surface);
        return right - left;
    };
    EXPECT_GT(widest(1000), 140);
    EXPECT_LE(widest(100), 100.5);
    EXPECT_GT(widest(100), 90);
}

}  // namespace
}  // namespace sigloom
