#include "core/graph/whole_numbers.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <random>

namespace sigloom {
namespace {

std::vector<std::int32_t> numbers_of(const WholeNumbers& list) {
    std::vector<std::int32_t> numbers;
    for (std::size_t i = 0; i < list.size(); ++i) numbers.push_back(list[i]);
    return numbers;
}

TEST(WholeNumbers, TakeAsFewBytesAsTheLargestNeeds) {
    WholeNumbers list;
    std::vector<std::int32_t> expected;
    const auto add = [&](std::int32_t number) {
        list.push_back(number);
        expected.push_back(number);
        EXPECT_EQ(numbers_of(list), expected);
        return list.bytes_each();
    };
    EXPECT_EQ(add(0), 1);
    EXPECT_EQ(add(255), 1);
    EXPECT_EQ(add(256), 2);
    EXPECT_EQ(add(65'535), 2);
    EXPECT_EQ(add(65'536), 4);
    EXPECT_EQ(add(std::numeric_limits<std::int32_t>::max()), 4);
}

TEST(WholeNumbers, BelowZeroTakeFour) {
    WholeNumbers list(std::vector<std::int32_t>{7});
    list.push_back(-1);
    EXPECT_EQ(list.bytes_each(), 4);
    EXPECT_EQ(numbers_of(list), (std::vector<std::int32_t>{7, -1}));
}

TEST(WholeNumbers, AreZerosWhereOnlyACountIsGiven) {
    EXPECT_EQ(numbers_of(WholeNumbers(3)), (std::vector<std::int32_t>{0, 0, 0}));
}

TEST(WholeNumbers, AreTheSameWhateverTheRunsTheyComeIn) {
    std::mt19937 random(1);
    for (int round = 0; round < 50; ++round) {
        std::vector<std::int32_t> all;
        WholeNumbers list;
        if (round % 2 == 1) list.reserve(5'000);
        while (all.size() < 5'000) {
            std::vector<std::int32_t> some(random() % 2'000);
            const auto bits = static_cast<unsigned>(random() % 33);
            for (std::int32_t& number : some) {
                number = static_cast<std::int32_t>(std::uint64_t{random()} >> (32 - bits));
            }
            list.append(some);
            all.insert(all.end(), some.begin(), some.end());
        }
        ASSERT_EQ(numbers_of(list), all);
        ASSERT_EQ(list, WholeNumbers(all));
    }
}

TEST(WholeNumbers, AreEqualWhenTheirValuesAre) {
    WholeNumbers wide(std::vector<std::int32_t>{1, 70'000});
    EXPECT_NE(wide, WholeNumbers(std::vector<std::int32_t>{1}));
    EXPECT_NE(wide, WholeNumbers(std::vector<std::int32_t>{1, 2}));
    EXPECT_EQ(wide, WholeNumbers(std::vector<std::int32_t>{1, 70'000}));
}

}  // namespace
}  // namespace sigloom
