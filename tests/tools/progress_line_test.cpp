#include "tools/progress_line.hpp"

#include <gmock/gmock.h>

namespace sigloom {
namespace {

using namespace std::chrono_literals;
using testing::Optional;

constexpr ProgressLine::Clock::time_point start{100s};

TEST(ProgressLine, SaysNothingWithinTheFirstSecond) {
    ProgressLine line;
    line.begin("reading", start);
    EXPECT_EQ(line.at(0.1, start), std::nullopt);
    EXPECT_EQ(line.at(0.5, start + 999ms), std::nullopt);
    EXPECT_THAT(line.at(0.5, start + 1s), Optional(std::string("reading: 50 %, about 1 s left")));
}

TEST(ProgressLine, EstimatesTheRestByWhatIsDone) {
    ProgressLine line;
    line.begin("computing betweenness", start);
    EXPECT_THAT(line.at(0.25, start + 10s),
                Optional(std::string("computing betweenness: 25 %, about 30 s left")));
    EXPECT_THAT(line.at(0.999, start + 20s),
                Optional(std::string("computing betweenness: 99 %, about 1 s left")));
}

TEST(ProgressLine, EstimatesNothingAtTheStartAndAtTheEnd) {
    ProgressLine line;
    line.begin("reading", start);
    EXPECT_THAT(line.at(0, start + 5s), Optional(std::string("reading: 0 %")));
    EXPECT_THAT(line.at(1, start + 6s), Optional(std::string("reading: 100 %")));
}

TEST(ProgressLine, DoesNotFlicker) {
    ProgressLine line;
    line.begin("reading", start);
    EXPECT_NE(line.at(0.5, start + 2000ms), std::nullopt);
    EXPECT_EQ(line.at(0.6, start + 2099ms), std::nullopt);
    EXPECT_NE(line.at(0.6, start + 2100ms), std::nullopt);
}

TEST(ProgressLine, BeginsAnewWithEachPieceOfWork) {
    ProgressLine line;
    line.begin("reading", start);
    EXPECT_NE(line.at(0.5, start + 2s), std::nullopt);
    line.begin("computing", start + 2s);
    EXPECT_EQ(line.at(0.5, start + 2500ms), std::nullopt);
    EXPECT_THAT(line.at(0.5, start + 4s), Optional(std::string("computing: 50 %, about 2 s left")));
}

TEST(RoughDuration, TakesTheUnitThatFits) {
    EXPECT_EQ(rough_duration(0.2s), "1 s");
    EXPECT_EQ(rough_duration(119s), "119 s");
    EXPECT_EQ(rough_duration(119.5s), "2 min");
    EXPECT_EQ(rough_duration(121s), "3 min");
    EXPECT_EQ(rough_duration(119min), "119 min");
    EXPECT_EQ(rough_duration(121min), "3 h");
}

}  // namespace
}  // namespace sigloom
