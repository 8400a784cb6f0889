// build --cache, on the real program.
#include <gmock/gmock.h>

#include <csignal>
#include <filesystem>
#include <thread>

#include "tests/support/program_fixture.hpp"
#include "tests/support/samples.hpp"

namespace sigloom {
namespace {

namespace fs = std::filesystem;
using test::expect_wrong_use;
using test::Outcome;
using testing::HasSubstr;

class CacheTest : public test::ProgramTest {
  protected:
    void SetUp() override {
        ProgramTest::SetUp();
        fs::copy(test::source_folder() / "samples", folder_.path() / "reports");
    }

    [[nodiscard]] std::string built(std::vector<std::string> options = {}) const {
        std::vector<std::string> arguments{"build", "reports", "-o", "-", "--format", "json", "-q"};
        arguments.insert(arguments.end(), options.begin(), options.end());
        return output_of(arguments);
    }

    /// What a build with the cache says of it.
    [[nodiscard]] std::string said(const std::vector<std::string>& options = {}) const {
        std::vector<std::string> arguments{"build",   "reports", "-o",       "x.json",
                                           "--cache", "kept",    "--verbose"};
        arguments.insert(arguments.end(), options.begin(), options.end());
        const Outcome outcome = sigloom(arguments);
        EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
        return outcome.errors;
    }

    [[nodiscard]] Outcome killed_at(long ask, const std::vector<std::string>& arguments) const {
        std::vector<std::string> all{std::to_string(SIGKILL), std::to_string(ask)};
        all.insert(all.end(), arguments.begin(), arguments.end());
        return test::run_program({.arguments = all,
                                  .folder = folder_.path(),
                                  .input = {},
                                  .output_file = {},
                                  .environment = {},
                                  .program = INTERRUPTED_PROGRAM});
    }
};

TEST_F(CacheTest, ASecondBuildReadsOnlyWhatIsNewAndGivesTheSameBytes) {
    EXPECT_THAT(said(), HasSubstr("15 reports read, 0 found in kept\n"));
    EXPECT_THAT(said(), HasSubstr("0 reports read, 15 found in kept\n"));
    folder_.write("reports/new.md", "# __N__\n## Keywords\n* open data\n* kelp\n");
    EXPECT_EQ(built({"--cache", "kept"}), built());
    EXPECT_THAT(said(), HasSubstr("0 reports read, 16 found in kept\n"));
}

TEST_F(CacheTest, EveryRuleOfNamesAndPairsGivesTheSameBytesAsWithout) {
    for (const std::vector<std::string>& options :
         std::vector<std::vector<std::string>>{{},
                                               {"--names", "exact"},
                                               {"--pairs", "all", "--report-nodes"},
                                               {"--discover", "1"},
                                               {"--default-relevancy", "2"}}) {
        const std::string whole = built(options);
        std::vector<std::string> cached = options;
        cached.insert(cached.end(), {"--cache", "kept"});
        EXPECT_EQ(built(cached), whole);
        EXPECT_EQ(built(cached), whole) << "from the cache";
    }
}

TEST_F(CacheTest, OtherHeadingsOfAConfigurationReadAgain) {
    folder_.write("reports/mots.md", "# __M__\n## Mots\n* houle\n* sel\n## Keywords\n* x\n* y\n");
    folder_.write("a.toml", "[sections]\nMots = \"themes\"\n");
    const std::string without = built();
    const std::string with = built({"--config", "a.toml"});
    EXPECT_NE(with, without);
    for (int i = 0; i < 2; ++i) {
        EXPECT_EQ(built({"--cache", "kept"}), without);
        EXPECT_EQ(built({"--cache", "kept", "--config", "a.toml"}), with);
    }
}

TEST_F(CacheTest, ItHoldsNoMoreThanItMay) {
    EXPECT_THAT(said(), HasSubstr("0 found in kept\n"));
    EXPECT_THAT(said({"--cache-size", "0"}), HasSubstr("0 reports read, 15 found in kept\n"));
    EXPECT_THAT(said(), HasSubstr("15 reports read, 0 found in kept\n"));
    expect_wrong_use(sigloom({"build", "reports", "-o", "x.json", "--cache-size", "1"}),
                     "--cache-size requires --cache");
    folder_.write("file", "");
    const Outcome no_folder = sigloom({"build", "reports", "-o", "x.json", "--cache", "file/kept"});
    EXPECT_EQ(no_folder.exit_code, 1);
    EXPECT_THAT(no_folder.errors, HasSubstr("sigloom: file/kept: "));
}

TEST_F(CacheTest, TwoBuildsAtOnceGiveTheSameBytesAsOne) {
    const std::string whole = built();
    std::vector<std::string> results(4);
    std::vector<std::thread> threads;
    for (std::string& result : results) {
        threads.emplace_back([&] { result = built({"--cache", "kept", "--cache-size", "0"}); });
    }
    for (std::thread& thread : threads) thread.join();
    for (const std::string& result : results) EXPECT_EQ(result, whole);
}

TEST_F(CacheTest, ABuildThatIsKilledAtAnyMomentLeavesNothingWrong) {
    const std::vector<std::string> build{"build",   "reports", "-o",        "x.json", "-q",
                                         "--cache", "kept",    "--threads", "1"};
    const std::string whole = built();
    const Outcome asked = killed_at(0, build);
    ASSERT_EQ(asked.exit_code, 0) << asked.errors;
    const long asks = std::stol(asked.errors);
    constexpr long moments = 30;
    ASSERT_GT(asks, moments);
    int killed = 0;
    for (long moment = 0; moment < moments; ++moment) {
        fs::remove_all(folder_.path() / "kept");
        fs::remove(folder_.path() / "x.json");
        // What a full cache leaves to do is done before the later moments.
        const bool is_killed = killed_at(1 + moment * asks / moments, build).exit_code == -1;
        killed += is_killed ? 1 : 0;
        EXPECT_NE(fs::exists(folder_.path() / "x.json"), is_killed);
        ASSERT_EQ(built({"--cache", "kept"}), whole) << moment;
    }
    EXPECT_GE(killed, moments / 3);
}

}  // namespace
}  // namespace sigloom
