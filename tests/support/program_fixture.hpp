// Two small reports in a folder of their own, and the real program run beside them.
#pragma once

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "tests/support/run_program.hpp"

namespace sigloom::test {

inline constexpr const char* ferries =
    R"(# __Robots at sea__, (from page [20250110](https://example.org/20250110).)

__[External link](https://example.org/robots)__

## Keywords

* robots
* shipping

## Themes

* automation

## Other

* Category: technology
* Type: article

## Summary

Ships steer themselves.

## Signals

| name | description | change | 10-year | driving-force | relevancy |
|:--|:--|:--|:--|:--|--:|
| Crewless ferries | Ferries run by robots. | From crews to none. | Common. | Cost. | 4 |
)";

inline constexpr const char* harbours =
    R"(# __Harbours change__, (from page [20250201](https://example.org/20250201).)

__[External link](https://example.org/harbours)__

## Keywords

* Robots
* harbours

## Themes

* automation

## Other

* Category: economy
* Type: article

## Summary

Harbours hire robots.
)";

class ProgramTest : public testing::Test {
  protected:
    void SetUp() override {
        folder_.write("reports/ferries.md", ferries);
        folder_.write("reports/harbours.md", harbours);
    }

    [[nodiscard]] Outcome sigloom(const std::vector<std::string>& arguments,
                                  const std::string& input = "") const {
        return run_program({.arguments = arguments,
                            .folder = folder_.path(),
                            .input = input,
                            .output_file = {},
                            .environment = {}});
    }

    /// The results of a command that succeeds.
    [[nodiscard]] std::string output_of(const std::vector<std::string>& arguments) const {
        const Outcome outcome = sigloom(arguments);
        EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
        return outcome.output;
    }

    [[nodiscard]] Outcome sigloom_to(const std::string& output_file,
                                     const std::vector<std::string>& arguments) const {
        return run_program({.arguments = arguments,
                            .folder = folder_.path(),
                            .input = {},
                            .output_file = output_file,
                            .environment = {}});
    }

    TemporaryFolder folder_;
};

inline void expect_wrong_use(const Outcome& outcome, const std::string& message) {
    EXPECT_EQ(outcome.exit_code, 2);
    EXPECT_EQ(outcome.output, "");
    EXPECT_THAT(outcome.errors, testing::StartsWith("sigloom: " + message));
}

inline void expect_failure(const Outcome& outcome, const std::string& message) {
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_EQ(outcome.output, "");
    EXPECT_THAT(outcome.errors, testing::HasSubstr("sigloom: " + message));
}

}  // namespace sigloom::test
