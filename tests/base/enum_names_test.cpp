#include "core/base/enum_names.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>

namespace sigloom {

enum class Tide : std::uint8_t { low, high };

template <>
inline constexpr auto enum_names<Tide> = enum_table<Tide>({{Tide::low, "ebb"},
                                                           {Tide::high, "flood"}});

namespace {

TEST(EnumNames, AValueHasItsName) {
    EXPECT_EQ(name_of(Tide::low), "ebb");
    EXPECT_EQ(name_of(Tide::high), "flood");
}

TEST(EnumNames, ANameLeadsToItsValue) {
    EXPECT_EQ(value_named<Tide>("flood"), Tide::high);
    EXPECT_EQ(value_named<Tide>("Flood"), std::nullopt);
    EXPECT_EQ(value_named<Tide>(""), std::nullopt);
}

TEST(EnumNames, AllNamesComeInTheOrderOfTheValues) {
    EXPECT_THAT(all_names<Tide>(), testing::ElementsAre("ebb", "flood"));
}

}  // namespace
}  // namespace sigloom
