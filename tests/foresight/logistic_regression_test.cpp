#include "core/foresight/logistic_regression.hpp"

#include <gmock/gmock.h>

#include <cmath>

namespace sigloom {
namespace {

const std::vector<double> x{0.5,  1.2,  1.5, -0.3, -1.0, 0.4,  2.0,  1.0,
                            -0.5, -1.5, 0.0, 0.8,  1.0,  -1.0, -2.0, 0.1};
const std::vector<bool> parted{true, true, false, true, false, false, true, false};
const std::vector<bool> mixed{true, false, false, true, true, false, true, false};

// Expected values from scipy.optimize.minimize on the same function.
void expect_model(const LogisticModel& model, double intercept, double first, double second) {
    EXPECT_NEAR(model.intercept, intercept, 1e-6);
    EXPECT_NEAR(model.coefficients[0], first, 1e-6);
    EXPECT_NEAR(model.coefficients[1], second, 1e-6);
}

TEST(LogisticRegression, IsThatOfAGeneralOptimizer) {
    expect_model(fit_logistic(x, 2, parted), -0.30069169, 1.29886484, 0.12237141);
    expect_model(fit_logistic(x, 2, mixed), -0.09519262, 0.60614561, -0.31933828);
    expect_model(fit_logistic(x, 2, mixed, 0.1), -0.14010556, 0.87913831, -0.55526196);
}

TEST(LogisticRegression, TheRidgeHoldsWhatASumTellsApartWithoutAMistake) {
    const LogisticModel model =
        fit_logistic(std::vector<double>{-1, -2, 1, 2}, 1, {false, false, true, true}, 1e-6);
    EXPECT_TRUE(std::isfinite(model.coefficients[0]));
    EXPECT_GT(model.probability(std::vector<double>{1}), 0.99);
    EXPECT_LT(model.probability(std::vector<double>{-1}), 0.01);
}

TEST(LogisticRegression, AColumnThatSaysNothingHasNoCoefficient) {
    const LogisticModel model =
        fit_logistic(std::vector<double>{0, 0, 0, 0}, 1, {false, false, false, true});
    EXPECT_NEAR(model.coefficients[0], 0, 1e-12);
    EXPECT_NEAR(model.probability(std::vector<double>{0}), 0.25, 1e-9) << "the share of all";
}

TEST(LogisticRegression, RefusesWhatHasNoMaximum) {
    EXPECT_THROW(fit_logistic(std::vector<double>{1, 2}, 1, {true, true}), std::invalid_argument);
    EXPECT_THROW(fit_logistic(std::vector<double>{1, 2}, 1, {true, false}, 0),
                 std::invalid_argument);
}

}  // namespace
}  // namespace sigloom
