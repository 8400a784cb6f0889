// Signals at every stage of a command, on the real program.
#include "tools/interrupt.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "core/analysis/measures.hpp"
#include "core/base/cancelled.hpp"
#include "exporters/formats.hpp"
#include "tests/support/program_fixture.hpp"

namespace sigloom {
namespace {

namespace fs = std::filesystem;
using test::Outcome;
using test::StartedProgram;
using testing::ExitedWithCode;
using testing::KilledBySignal;

/// In a job of nohup, or behind & in a script, some are ignored.
void heed_signals() {
    for (const int signal_number : {SIGINT, SIGTERM, SIGHUP}) signal(signal_number, SIG_DFL);
}

TEST(Interrupts, TheFirstCancelsAllWorkAndOneThatComesLaterEndsTheProgram) {
    const auto first = [] {
        heed_signals();
        catch_interrupts();
        stop_if_cancelled();
        raise(SIGTERM);
        raise(SIGTERM);  // as of `timeout`, which sends two
        raise(SIGHUP);
        try {
            stop_if_cancelled();
        } catch (const Cancelled&) {
            _exit(interrupted_exit_code());
        }
    };
    const auto again_and_again = [] {
        heed_signals();
        catch_interrupts();
        while (true) raise(SIGINT);
    };
    EXPECT_EXIT(first(), ExitedWithCode(143), "");
    EXPECT_EXIT(again_and_again(), KilledBySignal(SIGINT), "");
}

TEST(Interrupts, ThatWereIgnoredStayIgnored) {
    const auto run = [](int signal_number) {
        signal(signal_number, SIG_IGN);
        catch_interrupts();
        raise(signal_number);
        stop_if_cancelled();
        _exit(0);
    };
    for (const int signal_number : {SIGINT, SIGTERM, SIGHUP}) {
        EXPECT_EXIT(run(signal_number), ExitedWithCode(0), "");
    }
}

class InterruptTest : public test::ProgramTest {
  protected:
    void SetUp() override {
        ProgramTest::SetUp();
        heed_signals();
    }

    [[nodiscard]] test::Run run(const std::vector<std::string>& arguments) const {
        return {.arguments = arguments,
                .folder = folder_.path(),
                .input = {},
                .output_file = {},
                .environment = {}};
    }

    [[nodiscard]] std::size_t files() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(folder_.path()), fs::directory_iterator()));
    }

    static void expect_called_off(const Outcome& outcome, int exit_code) {
        EXPECT_EQ(outcome.exit_code, exit_code);
        EXPECT_EQ(outcome.output, "");
        EXPECT_EQ(outcome.errors, "sigloom: cancelled\n");
    }
};

// What is fed is more than a pipe holds, so that the program has begun to read when it is in.
const std::string beginning = "# T\n\n## Keywords\n\n* a\n* b\n\n" + std::string(200'000, '\n');

TEST_F(InterruptTest, WhileItWaitsForInputTheProgramEndsAtOnce) {
    for (const auto& [signal, exit_code] :
         {std::pair(SIGINT, 130), std::pair(SIGTERM, 143), std::pair(SIGHUP, 129)}) {
        StartedProgram program(run({"build", "-", "-o", "g.json"}));
        program.feed(beginning);
        program.send(signal);
        expect_called_off(program.wait(), exit_code);
        EXPECT_EQ(files(), 1U) << "nothing but the folder of reports";
    }
}

TEST_F(InterruptTest, WhileItWritesNothingPartialIsLeft) {
    // A pipe with a reader that does not read: the program gets stuck in the middle of writing.
    const std::string stuck = folder_.path() / "stuck";
    ASSERT_EQ(mkfifo(stuck.c_str(), 0600), 0);
    std::string many_terms = "# T\n\n## Keywords\n\n";
    for (int i = 0; i < 600; ++i) many_terms += "* term " + std::to_string(i) + '\n';
    StartedProgram program(
        run({"build", "-", "-o", "stuck", "-o", "g.graphml", "--format", "graphml"}));
    program.feed(many_terms);
    program.feed(std::string(200'000, '\n'));
    program.end_input();
    const int reader = open(stuck.c_str(), O_RDONLY);
    char first_byte = 0;
    ASSERT_EQ(read(reader, &first_byte, 1), 1);
    program.send(SIGINT);
    expect_called_off(program.wait(), 130);
    close(reader);
    EXPECT_EQ(files(), 2U) << "nothing but the folder of reports and the pipe";
}

// -- every loop

/// Sends the signal at several stages of a command, each time a loop asks whether it is cancelled.
class StagesTest : public InterruptTest {
  protected:
    void SetUp() override {
        InterruptTest::SetUp();
        std::string terms;
        for (int i = 0; i < 60; ++i) terms += "* term " + std::to_string(i) + '\n';
        for (int i = 0; i < 5; ++i) {
            folder_.write("many/" + std::to_string(i) + ".md",
                          "# T" + std::to_string(i) + ", (from page [2024010" +
                              std::to_string(i + 1) + "](p).)\n\n## Keywords\n\n" + terms);
        }
        ASSERT_EQ(sigloom({"build", "many", "-o", "g.json", "-q"}).exit_code, 0);
    }

    [[nodiscard]] Outcome interrupted(int signal, long ask,
                                      const std::vector<std::string>& arguments) const {
        test::Run made = run({std::to_string(signal), std::to_string(ask)});
        made.arguments.insert(made.arguments.end(), arguments.begin(), arguments.end());
        made.program = INTERRUPTED_PROGRAM;
        return run_program(made);
    }

    /// How often loops ask in a command that is not interrupted, at least.
    [[nodiscard]] long asks(const std::vector<std::string>& arguments) const {
        const Outcome outcome = interrupted(SIGTERM, 0, arguments);
        EXPECT_NE(outcome.exit_code, 2) << outcome.errors;
        const std::size_t last_line = outcome.errors.find_last_of('\n', outcome.errors.size() - 2);
        return std::stol(outcome.errors.substr(last_line == std::string::npos ? 0 : last_line + 1));
    }

    /// The command must not use threads: how often ranges are split depends on them.
    void expect_heeded(const std::vector<std::string>& arguments) const {
        const std::vector<std::string> before = folder_.names();
        const long all = asks(arguments);
        for (const std::string& name : folder_.names()) {
            if (std::ranges::count(before, name) == 0) fs::remove_all(folder_.path() / name);
        }
        EXPECT_GT(all, 4) << testing::PrintToString(arguments);
        for (const long ask : {1L, all / 4, all / 2, all * 3 / 4}) {
            const Outcome outcome = interrupted(SIGTERM, ask, arguments);
            EXPECT_EQ(outcome.exit_code, 143) << testing::PrintToString(arguments) << ", " << ask;
            EXPECT_EQ(outcome.output, "");
            EXPECT_THAT(outcome.errors, testing::EndsWith("sigloom: cancelled\n"));
            EXPECT_THAT(folder_.names(), testing::UnorderedElementsAreArray(before))
                << testing::PrintToString(arguments) << ", " << ask;
        }
    }
};

TEST_F(StagesTest, EveryMeasureHeedsASignal) {
    for (const Measure& measure : measures()) {
        expect_heeded({"rank", "g.json", "--threads", "1", "--by", std::string(measure.name)});
    }
}

TEST_F(StagesTest, EveryReaderHeedsASignal) {
    for (const Format& format : formats()) {
        if (!format.is_read()) continue;
        const std::string file = "g" + std::string(format.suffixes[0]);
        ASSERT_EQ(sigloom({"convert", "g.json", file, "-q", "--force"}).exit_code, 0) << file;
        expect_heeded({"info", target_paths(format, file).front(), "--threads", "1"});
    }
    expect_heeded({"info", "many", "--threads", "1"});
}

TEST_F(StagesTest, EveryWriterHeedsASignal) {
    for (const Format& format : formats()) {
        const std::string file = "new" + std::string(format.suffixes[0]);
        expect_heeded({"convert", "g.json", file, "-q", "--threads", "1"});
    }
}

TEST_F(StagesTest, EveryCommandHeedsASignal) {
    ASSERT_EQ(sigloom({"contribute", "many", "-o", "many.jsonl", "-q"}).exit_code, 0);
    const std::vector<std::vector<std::string>> all{
        {"build", "many", "-o", "new.json"},
        {"check", "many"},
        {"names", "many", "-o", "new.tsv"},
        {"contribute", "many", "-o", "new.jsonl"},
        {"merge", "many.jsonl", "-o", "new.json"},
        {"communities", "many"},
        {"edges", "many"},
        {"ego", "many", "term 1"},
        {"path", "many", "term 1", "term 2"},
        {"why", "many", "term 1", "term 2"},
        {"info", "many", "--profile"},
        {"nodes", "many"},
        {"reports", "many", "term 1"},
        {"view", "many", "-o", "new.html"},
        {"rank", "many", "--bootstrap", "20", "--by", "degree"}};
    for (std::vector<std::string> arguments : all) {
        arguments.insert(arguments.end(), {"--threads", "1"});
        expect_heeded(arguments);
    }
}

}  // namespace
}  // namespace sigloom
