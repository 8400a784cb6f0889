#include "core/base/shared_vector.hpp"

#include <gmock/gmock.h>

namespace sigloom {
namespace {

using testing::ElementsAre;

TEST(SharedVector, CopiesShareTheirMemoryUntilOneIsChanged) {
    SharedVector<int> first{1, 2};
    SharedVector<int> second = first;
    EXPECT_EQ(first.data(), second.data());
    second.push_back(3);
    EXPECT_THAT(first, ElementsAre(1, 2));
    EXPECT_THAT(second, ElementsAre(1, 2, 3));
    EXPECT_NE(first, second);
}

TEST(SharedVector, ChangesInPlaceWhatNoCopyShares) {
    SharedVector<int> numbers{1, 2};
    const int* const place = numbers.data();
    numbers.write()[1] = 5;
    EXPECT_EQ(numbers.data(), place);
    EXPECT_THAT(numbers, ElementsAre(1, 5));
}

}  // namespace
}  // namespace sigloom
