// Completions, in the shells that are there: bash always is.
#include <gmock/gmock.h>

#include <cstdlib>
#include <fstream>

#include "tests/support/program_fixture.hpp"
#include "tools/commands.hpp"

namespace sigloom {
namespace {

using test::Outcome;
using test::ProgramTest;
using testing::HasSubstr;
using testing::StartsWith;

class Completions : public ProgramTest {
  protected:
    /// What bash offers for the last of these words.
    std::string offered(const std::string& words) {
        const std::string script =
            output_of({"completions", "bash"}) + "COMP_WORDS=(" + words +
            ")\nCOMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n_sigloom\necho \"${COMPREPLY[*]}\"\n";
        test::Run run{.arguments = {"-c", script}};
        run.program = "/bin/bash";
        return test::run_program(run).output;
    }
};

TEST_F(Completions, CommandsAreOffered) {
    EXPECT_EQ(offered("sigloom ran"), "rank\n");
    EXPECT_EQ(offered("sigloom help communit"), "communities\n");
}

TEST_F(Completions, OptionsOfTheCommandAreOffered) {
    EXPECT_EQ(offered("sigloom rank --list"), "--list-measures\n");
    EXPECT_EQ(offered("sigloom build --list"), "\n");
}

TEST_F(Completions, ValuesAreOffered) {
    EXPECT_EQ(offered("sigloom rank --by pager"), "pagerank\n");
    EXPECT_EQ(offered("sigloom rank --by = pager"), "pagerank\n");
    EXPECT_EQ(offered("sigloom rank --by pagerank,close"),
              "pagerank,closeness pagerank,closeness_distance\n");
    EXPECT_EQ(offered("sigloom build --pairs terms-"), "terms-only\n");
    EXPECT_EQ(offered("sigloom build --thin dispa"), "disparity:\n");
    EXPECT_EQ(offered("sigloom edges --by edge_betweenness_"), "edge_betweenness_distance\n");
}

TEST_F(Completions, FilesAreLeftToTheShell) {
    EXPECT_EQ(offered("sigloom build -o gra"), "\n");
    EXPECT_EQ(offered("sigloom rank samp"), "\n");
}

TEST_F(Completions, EveryShellHasEveryCommand) {
    for (const char* shell : {"bash", "zsh", "fish"}) {
        const std::string script = output_of({"completions", shell});
        for (const Command& command : commands()) {
            if (command.listing == Listing::hidden) continue;
            EXPECT_THAT(script, HasSubstr(command.name)) << shell;
        }
    }
    EXPECT_THAT(output_of({"completions", "zsh"}), StartsWith("#compdef sigloom\n"));
}

TEST_F(Completions, AnUnknownShellIsWrongUse) {
    test::expect_wrong_use(sigloom({"completions", "fsh"}), "unknown shell 'fsh'");
    test::expect_wrong_use(sigloom({"completions"}), "name a shell");
}

}  // namespace
}  // namespace sigloom
