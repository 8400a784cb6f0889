#include "core/text/accents.hpp"

#include <gtest/gtest.h>

namespace sigloom {
namespace {

TEST(Accents, AreThoseOfTheLatinScript) {
    EXPECT_EQ(without_accents("s\u00E3o tom\u00E9"), "sao tome");
    EXPECT_EQ(without_accents("\u0142\u00F3d\u017A"), "lodz");
    EXPECT_EQ(without_accents("troms\u00F8 \u0153uvre \u00E6r\u00F8 \u0111\u0131"),
              "tromso oeuvre aero di");
    EXPECT_EQ(without_accents("\u0439"), "\u0439") << "Cyrillic: a letter of its own";
    EXPECT_EQ(without_accents("caf\u00E9 \u4E2D"), "caf\u00E9 \u4E2D");
    EXPECT_EQ(without_accents("tides"), "tides");
}

}  // namespace
}  // namespace sigloom
