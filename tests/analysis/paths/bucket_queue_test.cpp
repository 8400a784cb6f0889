#include "core/analysis/paths/bucket_queue.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <queue>
#include <random>

#include "core/analysis/paths/short_queue.hpp"

namespace sigloom {
namespace {

BucketQueue make_queue(double shortest, double longest, BucketQueue*) {
    return {shortest, longest};
}
ShortQueue make_queue(double shortest, double longest, ShortQueue*) {
    return ShortQueue(BucketQueue(shortest, longest));
}

template <typename Queue>
class QueueTest : public testing::Test {
  protected:
    static Queue make(double shortest, double longest) {
        return make_queue(shortest, longest, static_cast<Queue*>(nullptr));
    }

    /// As in a search: what is taken out puts in more, by steps between the two lengths.
    static void take_all(double shortest, double longest, bool in_order) {
        std::mt19937 random(5);
        Queue queue = make(shortest, longest);
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
                const double share = static_cast<double>(random() % 101) / 100;
                const double step = std::pow(shortest, 1 - share) * std::pow(longest, share);
                put(key + std::clamp(step, shortest, longest));
            }
        }
        EXPECT_TRUE(queue.is_empty());
        // Lengths that are far apart never let what is behind the longest be reached early enough.
        EXPECT_GE(last, longest);
        if (longest < 1e9 * shortest) {
            EXPECT_GT(last, longest);
        }
    }
};

using Queues = testing::Types<BucketQueue, ShortQueue>;
TYPED_TEST_SUITE(QueueTest, Queues);

TYPED_TEST(QueueTest, TakesOutTheLeastWhereLengthsAreOfVeryDifferentSizes) {
    TestFixture::take_all(1e-9, 1, true);
    TestFixture::take_all(1e-300, 1e300, true);
}

TYPED_TEST(QueueTest, TakesOutWhatCanBecomeNoNearerWhereLengthsAreOfLikeSizes) {
    TestFixture::take_all(1, 1, false);
    TestFixture::take_all(0.01, 1, false);
    TestFixture::take_all(0.2, 200, false);
}

TYPED_TEST(QueueTest, TakesOutInOrderWhatCameInAnyOrder) {
    TypeParam queue = TestFixture::make(1e-9, 1);
    for (const double begin : {0.0, 0.9}) {
        queue.push({begin, 0});
        EXPECT_EQ(queue.pop().key, begin);
        for (const double step : {0.9, 0.8, 0.7, 0.6, 0.5, 0.95}) queue.push({begin + step, 0});
        for (const double step : {0.5, 0.6, 0.7, 0.8, 0.9, 0.95}) {
            EXPECT_EQ(queue.pop().key, begin + step);
        }
        EXPECT_TRUE(queue.is_empty());
    }
}

TYPED_TEST(QueueTest, BeginsAgain) {
    TypeParam queue = TestFixture::make(1, 10);
    for (int round = 0; round < 3; ++round) {
        for (const double key : {0.0, 3.0, 6.0, 8.0, 9.5}) queue.push({key, 7});
        for (const double key : {0.0, 3.0, 6.0, 8.0, 9.5}) EXPECT_EQ(queue.pop().key, key);
        EXPECT_TRUE(queue.is_empty());
        queue.restart();
    }
}

}  // namespace
}  // namespace sigloom
