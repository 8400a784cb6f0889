#include "core/analysis/paths/bucket_queue.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <queue>
#include <random>

namespace sigloom {
namespace {

/// As in a search: what is taken out puts in more, by steps between the two lengths.
void take_all(double shortest, double longest, bool in_order) {
    std::mt19937 random(5);
    BucketQueue queue(shortest, longest);
    std::priority_queue<double, std::vector<double>, std::greater<>> oracle;
    const auto put = [&](double key) {
        queue.push({key, 0});
        oracle.push(key);
    };
    put(0);
    double last = 0;
    for (int taken = 0; !oracle.empty(); ++taken) {
        ASSERT_FALSE(queue.is_empty());
        const double key = queue.pop().key;
        if (in_order) {
            ASSERT_EQ(key, oracle.top());
        }
        // Nothing that is left can lead to something before this.
        ASSERT_GE(oracle.top() + shortest, key);
        oracle.pop();
        last = std::max(last, key);
        for (auto i = taken < 2000 ? random() % 4 : 0; i > 0; --i) {
            const double share = static_cast<double>(random() % 1001) / 1000;
            put(key + shortest * std::pow(longest / shortest, share));
        }
    }
    EXPECT_TRUE(queue.is_empty());
    EXPECT_GT(last, longest);
}

TEST(BucketQueue, TakesOutTheLeastWhereLengthsAreOfVeryDifferentSizes) {
    take_all(1e-9, 1, true);
    take_all(1e-300, 1e300, true);
}

TEST(BucketQueue, TakesOutWhatCanBecomeNoNearerWhereLengthsAreOfLikeSizes) {
    take_all(1, 1, false);
    take_all(0.01, 1, false);
    take_all(0.2, 200, false);
}

TEST(BucketQueue, BeginsAgain) {
    BucketQueue queue(1, 10);
    for (int round = 0; round < 3; ++round) {
        for (const double key : {0.0, 3.0, 9.5}) queue.push({key, 7});
        for (const double key : {0.0, 3.0, 9.5}) EXPECT_EQ(queue.pop().key, key);
        EXPECT_TRUE(queue.is_empty());
        queue.restart();
    }
}

}  // namespace
}  // namespace sigloom
