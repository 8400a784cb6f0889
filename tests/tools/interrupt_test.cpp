// Ctrl-C at every stage of a command, on the real program.
#include "tools/interrupt.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <utility>

#include "core/base/cancelled.hpp"
#include "tests/support/program_fixture.hpp"

namespace sigloom {
namespace {

namespace fs = std::filesystem;
using test::Outcome;
using test::StartedProgram;
using testing::ExitedWithCode;
using testing::KilledBySignal;

TEST(Interrupts, TheFirstSetsAFlagAndTheSecondEndsTheProgram) {
    const auto first = [] {
        catch_interrupts();
        stop_if_interrupted();
        raise(SIGINT);
        if (!interrupted()) _exit(1);
        try {
            stop_if_interrupted();
        } catch (const Cancelled&) {
            _exit(interrupted_exit_code());
        }
    };
    const auto second = [] {
        catch_interrupts();
        raise(SIGINT);
        raise(SIGINT);
    };
    EXPECT_EXIT(first(), ExitedWithCode(130), "");
    EXPECT_EXIT(second(), KilledBySignal(SIGINT), "");
}

TEST(Interrupts, ThatWereIgnoredStayIgnored) {
    const auto run = [] {
        signal(SIGINT, SIG_IGN);
        catch_interrupts();
        raise(SIGINT);
        _exit(interrupted() ? 1 : 0);
    };
    EXPECT_EXIT(run(), ExitedWithCode(0), "");
}

class InterruptTest : public test::ProgramTest {
  protected:
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
    for (const auto& [signal, exit_code] : {std::pair(SIGINT, 130), std::pair(SIGTERM, 143)}) {
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

}  // namespace
}  // namespace sigloom
