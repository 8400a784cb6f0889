#include "core/text/loose_key.hpp"

#include <gtest/gtest.h>

namespace sigloom {
namespace {

TEST(LooseKey, LeavesOutCaseSpacesHyphensAndAccents) {
    EXPECT_EQ(loose_key("Café-Bar"), loose_key("cafe bar"));
    EXPECT_EQ(loose_key("e-mail"), loose_key("Email"));
    EXPECT_EQ(loose_key("R & D"), loose_key("r d"));
}

TEST(LooseKey, TakesSingularAndPluralAndBothSpellingsForOne) {
    EXPECT_EQ(loose_key("Data Centres"), loose_key("data center"));
    EXPECT_EQ(loose_key("technologies"), loose_key("technology"));
}

TEST(LooseKey, KeepsWhatIsAnotherWord) {
    EXPECT_NE(loose_key("news"), loose_key("new"));
    EXPECT_NE(loose_key("open data"), loose_key("opened data"));
    EXPECT_EQ(loose_key("!?"), "");
}

}  // namespace
}  // namespace sigloom
