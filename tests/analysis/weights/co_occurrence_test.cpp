#include "core/analysis/weights/co_occurrence.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <random>

namespace sigloom::test {
namespace {

using testing::DoubleNear;

// Of 10 reports, 4 name a, 5 name b, 3 both: 2 of them would by chance.
constexpr CoOccurrence usual{.both = 3, .a = 4, .b = 5, .all = 10};

TEST(CoOccurrence, OfAnExampleByHand) {
    EXPECT_DOUBLE_EQ(association_by_occurrence(usual), 1.5);
    EXPECT_DOUBLE_EQ(jaccard(usual), 0.5);
    EXPECT_DOUBLE_EQ(cosine(usual), 3 / std::sqrt(20.0));
    EXPECT_DOUBLE_EQ(inclusion(usual), 0.75);
    EXPECT_THAT(npmi(usual), DoubleNear(0.405465 / 1.203973, 1e-6));
    // 3 ln 1.5 + 1 ln 0.5 + 2 ln(2/3) + 4 ln(4/3) = 1.216395 - 0.693147 - 0.810930 + 1.150728
    EXPECT_THAT(log_likelihood(usual), DoubleNear(2 * 0.863046, 1e-5));
}

TEST(CoOccurrence, OfWhatIsAlwaysTogetherIsAtItsHighest) {
    const CoOccurrence together{.both = 4, .a = 4, .b = 4, .all = 10};
    for (const auto scheme : {jaccard, cosine, inclusion, npmi}) EXPECT_EQ(scheme(together), 1);
    const CoOccurrence everywhere{.both = 10, .a = 10, .b = 10, .all = 10};
    for (const auto scheme : {jaccard, cosine, inclusion, npmi}) EXPECT_EQ(scheme(everywhere), 1);
    EXPECT_EQ(log_likelihood(everywhere), 0) << "what is everywhere says nothing";
}

TEST(CoOccurrence, AtTheRateOfChanceSaysNothing) {
    const CoOccurrence chance{.both = 2, .a = 4, .b = 5, .all = 10};
    EXPECT_EQ(association_by_occurrence(chance), 1);
    EXPECT_EQ(npmi(chance), 0);
    EXPECT_THAT(log_likelihood(chance), DoubleNear(0, 1e-12));
}

TEST(CoOccurrence, BelowTheRateOfChanceIsNegativeWhereThatCanBe) {
    const CoOccurrence rare{.both = 1, .a = 5, .b = 6, .all = 10};
    EXPECT_LT(npmi(rare), 0);
    EXPECT_LT(log_likelihood(rare), 0);
}

TEST(CoOccurrence, IsSymmetricFiniteAndInItsRange) {
    std::mt19937 random(4);
    for (int round = 0; round < 5000; ++round) {
        const auto all = static_cast<double>(1 + random() % 30);
        const auto a = static_cast<double>(1 + random() % static_cast<unsigned>(all));
        const auto b = static_cast<double>(1 + random() % static_cast<unsigned>(all));
        const double least = std::max(1.0, a + b - all);
        const double most = std::min(a, b);
        const double both =
            least + static_cast<double>(random() % static_cast<unsigned>(most - least + 1));
        const CoOccurrence one{both, a, b, all};
        const CoOccurrence other{both, b, a, all};
        for (const auto scheme :
             {association_by_occurrence, jaccard, cosine, inclusion, npmi, log_likelihood}) {
            EXPECT_NEAR(scheme(one), scheme(other), 1e-9);
            EXPECT_TRUE(std::isfinite(scheme(one)));
        }
        for (const auto scheme : {jaccard, cosine, inclusion, npmi}) {
            EXPECT_LE(scheme(one), 1 + 1e-12);
            EXPECT_GE(scheme(one), -1);
        }
        EXPECT_GT(jaccard(one), 0);
    }
}

/// The likelihood ratio itself: how much likelier the reports are with a rate of b of their own
/// with and without a, than with one rate for all.
double log_of_binomial(double hits, double tries, double rate) {
    const double misses = tries - hits;
    return (hits > 0 ? hits * std::log(rate) : 0) + (misses > 0 ? misses * std::log(1 - rate) : 0);
}

TEST(LogLikelihood, IsTheRatioOfTwoBinomialModels) {
    const auto [both, a, b, all] = usual;
    const double separate = log_of_binomial(both, a, both / a) +
                            log_of_binomial(b - both, all - a, (b - both) / (all - a));
    const double joint =
        log_of_binomial(both, a, b / all) + log_of_binomial(b - both, all - a, b / all);
    EXPECT_NEAR(log_likelihood(usual), 2 * (separate - joint), 1e-12);
}

}  // namespace
}  // namespace sigloom::test
