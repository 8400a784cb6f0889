// The real program, run as a shell would: whole outputs and exit codes.
#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>

#include "core/text/fold.hpp"
#include "tests/support/program_fixture.hpp"
#include "tests/support/samples.hpp"
#include "tools/commands.hpp"

namespace sigloom {
namespace {

using test::expect_failure;
using test::expect_wrong_use;
using test::harbours;
using test::Outcome;
using test::ProgramTest;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

// -- the program as a whole

TEST_F(ProgramTest, WithoutArgumentsExplainsItselfOnStandardErrorAndFails) {
    const Outcome outcome = sigloom({});
    EXPECT_EQ(outcome.exit_code, 2);
    EXPECT_EQ(outcome.output, "");
    EXPECT_THAT(outcome.errors, StartsWith("Usage: sigloom COMMAND"));
}

TEST_F(ProgramTest, HelpGoesToStandardOutputAndSucceeds) {
    const Outcome help = sigloom({"--help"});
    EXPECT_EQ(help.exit_code, 0);
    EXPECT_EQ(help.errors, "");
    EXPECT_EQ(help.output, output_of({"help"}));
    for (const char* command : {"build", "rank", "nodes", "edges", "reports", "communities", "info",
                                "check", "why", "ego", "path", "convert"}) {
        EXPECT_THAT(help.output, HasSubstr(std::string("\n  ") + command + " "));
        const Outcome of_command = sigloom({command, "--help"});
        EXPECT_EQ(of_command.exit_code, 0);
        EXPECT_THAT(of_command.output, StartsWith(std::string("Usage: sigloom ") + command));
        EXPECT_EQ(of_command.output, output_of({"help", command}));
    }
}

TEST_F(ProgramTest, HelpListsFormatsAndMeasures) {
    EXPECT_THAT(output_of({"help", "build"}), HasSubstr("\nFormats:\n  graphml (.graphml)"));
    EXPECT_THAT(output_of({"help", "convert"}), HasSubstr("\nFormats:\n  graphml (.graphml)"));
    EXPECT_THAT(output_of({"help", "rank"}), HasSubstr("\nMeasures:\n"));
}

TEST_F(ProgramTest, ShortHelpFitsAScreen) {
    const auto expect_to_fit = [](const std::string& help) {
        EXPECT_LE(std::ranges::count(help, '\n'), 24) << help;
        std::istringstream lines(help);
        for (std::string line; std::getline(lines, line);)
            EXPECT_LE(display_width(line), 80U) << line;
    };
    expect_to_fit(output_of({"-h"}));
    for (const Command& command : commands()) {
        const std::string help = output_of({std::string(command.name), "-h"});
        EXPECT_THAT(help, StartsWith("Usage: sigloom " + std::string(command.name)));
        expect_to_fit(help);
    }
    EXPECT_THAT(output_of({"rank", "-h"}), HasSubstr("\n  --by MEASURE,...   "));
}

TEST_F(ProgramTest, HelpHasPagesOnItsSubjects) {
    EXPECT_THAT(output_of({"help", "measures"}), HasSubstr("\npagerank\n    "));
    EXPECT_THAT(output_of({"help", "weights"}), HasSubstr("\n  npmi "));
    EXPECT_THAT(output_of({"help", "thinning"}), HasSubstr("\n  strongest:N "));
    EXPECT_THAT(output_of({"help", "formats"}), HasSubstr("\n  csv-excel "));
    EXPECT_THAT(output_of({"help", "names"}), EndsWith(output_of({"names", "--help"})));
    expect_wrong_use(sigloom({"help", "wieghts"}), "unknown command 'wieghts'");
}

TEST_F(ProgramTest, NamesOfOtherProgramsLeadToTheCommand) {
    const auto meant = [&](const char* word) { return sigloom({word, "reports"}).errors; };
    EXPECT_THAT(meant("stats"), StartsWith("sigloom: unknown command 'stats'; this may be it:\n"
                                           "  sigloom info INPUT..."));
    EXPECT_THAT(meant("clusters"), HasSubstr("\n  sigloom communities INPUT... "));
    EXPECT_THAT(meant("search"), HasSubstr("\n  sigloom reports INPUT [NAME...] "));
    EXPECT_THAT(meant("search"), HasSubstr("\n  sigloom ego INPUT... NAME "));
    EXPECT_EQ(meant("xyzzy"), "sigloom: unknown command 'xyzzy'\n`sigloom help` explains.\n");
}

TEST_F(ProgramTest, HelpFitsEightyColumns) {
    for (const char* command : {"build", "rank", "why", "ego", "names", "formats", "measures"}) {
        std::istringstream lines(output_of({"help", command}));
        for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 80U) << line;
    }
}

TEST_F(ProgramTest, TheManualPageNamesEveryCommandAndOption) {
    const std::string manual = output_of({"man"});
    EXPECT_THAT(manual, StartsWith(".TH SIGLOOM 1"));
    EXPECT_THAT(manual, HasSubstr(".SS build "));
    EXPECT_THAT(manual, HasSubstr(".B \\-o, \\-\\-output FILE\n"));
    EXPECT_THAT(manual, HasSubstr(".SH EXIT CODES\n"));
}

TEST_F(ProgramTest, VersionIsPrinted) {
    EXPECT_THAT(output_of({"--version"}),
                testing::MatchesRegex("sigloom [0-9]+\\.[0-9]+\\.[0-9]+\n"));
}

TEST_F(ProgramTest, UnknownNamesAreWrongUseWithASuggestion) {
    expect_wrong_use(sigloom({"bulid", "reports"}), "unknown command 'bulid'; did you mean build");
    expect_wrong_use(sigloom({"help", "rnak"}), "unknown command 'rnak'; did you mean rank");
    expect_wrong_use(sigloom({"rank", "reports", "--tpo", "3"}),
                     "unknown option '--tpo'; did you mean --top");
    expect_wrong_use(sigloom({"rank", "reports", "--by", "pagernak"}),
                     "unknown measure 'pagernak'; did you mean pagerank");
    expect_wrong_use(sigloom({"build", "reports", "-o", "x", "--format", "graphlm"}),
                     "unknown format 'graphlm'");
    expect_wrong_use(sigloom({"build", "reports", "-o", "x.graph"}),
                     "x.graph: no format has this suffix");
    expect_wrong_use(sigloom({"build", "reports", "-o", "x.json", "--names", "learnt"}),
                     "unknown --names 'learnt'; it must be exact or learned");
    expect_wrong_use(sigloom({"rank", "reports", "--pairs", "some"}),
                     "unknown --pairs 'some'; it must be terms, terms-only, mentions or all");
}

TEST_F(ProgramTest, ValuesOutOfRangeAreWrongUse) {
    expect_wrong_use(sigloom({"rank", "reports", "--default-relevancy", "nan"}),
                     "--default-relevancy must be a number from 1 to 5");
    expect_wrong_use(sigloom({"rank", "reports", "--default-relevancy", "6"}),
                     "--default-relevancy must be a number from 1 to 5");
    for (const char* value : {"-1", "1.5", "many", ""}) {
        expect_wrong_use(sigloom({"rank", "reports", "--top", value}),
                         "--top must be a whole number from 0 to 4294967295");
    }
    expect_wrong_use(sigloom({"rank", "reports", "--threads", "4000000000"}),
                     "--threads must be a whole number from 0 to 1024");
}

TEST_F(ProgramTest, AFullDeviceIsAFailureOfEveryCommand) {
    const std::vector<std::vector<std::string>> all{
        {"--help"},
        {"--version"},
        {"help", "rank"},
        {"man"},
        {"rank", "reports"},
        {"rank", "--list-measures"},
        {"communities", "reports"},
        {"info", "reports"},
        {"nodes", "reports"},
        {"reports", "reports"},
        {"check", "reports"},
        {"names", "reports"},
        {"ego", "reports", "robots"},
        {"path", "reports", "robots", "harbours"},
        {"why", "reports", "robots", "harbours"},
        {"build", "reports", "-o", "-", "--format", "graphml"},
        {"convert", "reports", "-", "--format", "json"}};
    for (const auto& arguments : all) {
        const Outcome outcome = sigloom_to("/dev/full", arguments);
        EXPECT_EQ(outcome.exit_code, 1) << arguments.front();
        EXPECT_THAT(outcome.errors, HasSubstr("standard output: No space left on device"))
            << arguments.front();
    }
    const Outcome outcome = sigloom({"build", "reports", "-o", "/dev/full", "--format", "json"});
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.errors, HasSubstr("sigloom: /dev/full: No space left on device"));
}

TEST_F(ProgramTest, AReaderThatGoesAwayIsNoFailure) {
    const Outcome outcome = test::run_program_without_reader({.arguments = {"rank", "reports"},
                                                              .folder = folder_.path(),
                                                              .input = {},
                                                              .output_file = {},
                                                              .environment = {}});
    EXPECT_EQ(outcome.exit_code, 0);
    EXPECT_EQ(outcome.errors, "");
}

TEST_F(ProgramTest, TheLocaleChangesNothing) {
    const std::vector<std::string> arguments{"rank", "reports", "--by", "all", "--format", "csv"};
    const Outcome turkish = test::run_program({.arguments = arguments,
                                               .folder = folder_.path(),
                                               .input = {},
                                               .output_file = {},
                                               .environment = {{"LC_ALL", "tr_TR.UTF-8"}}});
    EXPECT_EQ(turkish.exit_code, 0);
    EXPECT_EQ(turkish.output, output_of(arguments));
}

// -- input

TEST_F(ProgramTest, GraphFilesAndReportsDoNotMix) {
    ASSERT_EQ(sigloom({"build", "reports", "-o", "g.json", "-q"}).exit_code, 0);
    expect_wrong_use(sigloom({"info", "g.json", "reports"}), "a graph file among reports");
    expect_wrong_use(sigloom({"info", "g.json", "g.json"}), "more than one graph file");
    expect_wrong_use(sigloom({"info", "-", "-"}), "standard input can be read only once");
    expect_wrong_use(sigloom({"info"}), "no input");
}

TEST_F(ProgramTest, StandardInputIsAGraphOrAReport) {
    ASSERT_EQ(sigloom({"build", "reports", "-o", "g.json", "-q"}).exit_code, 0);
    const Outcome of_graph = sigloom({"info", "-"}, folder_.read("g.json"));
    EXPECT_EQ(of_graph.exit_code, 0);
    EXPECT_THAT(of_graph.output, HasSubstr("nodes         5\n"));
    const Outcome of_report = sigloom({"info", "-"}, harbours);
    EXPECT_EQ(of_report.exit_code, 0);
    EXPECT_THAT(of_report.output, HasSubstr("nodes         3\n"));
}

TEST_F(ProgramTest, BuildingOptionsHaveNoEffectOnAGraphFile) {
    ASSERT_EQ(sigloom({"build", "reports", "-o", "g.json", "-q"}).exit_code, 0);
    const Outcome outcome = sigloom({"info", "g.json", "--pairs", "all", "--report-nodes"});
    EXPECT_EQ(outcome.exit_code, 0);
    EXPECT_EQ(outcome.errors,
              "sigloom: warning: --pairs has no effect on a graph file\n"
              "sigloom: warning: --report-nodes has no effect on a graph file\n");
    EXPECT_THAT(
        sigloom({"build", "g.json", "--memory", "1", "--cache", "c", "-o", "h.json"}).errors,
        AllOf(HasSubstr("--memory has no effect on a graph file\n"),
              HasSubstr("--cache has no effect on a graph file\n")));
}

TEST_F(ProgramTest, OptionsOfLearningHaveNoEffectOnExactNames) {
    folder_.write("aliases.txt", "robots\tmachines\n");
    folder_.write("entities.txt", "automation\n");
    std::vector<std::string> arguments{"info",       "reports",      "--aliases",  "aliases.txt",
                                       "--entities", "entities.txt", "--discover", "2",
                                       "--pairs",    "all"};
    EXPECT_EQ(sigloom(arguments).errors, "");
    arguments.insert(arguments.end(), {"--names", "exact"});
    const Outcome outcome = sigloom(arguments);
    EXPECT_EQ(outcome.exit_code, 0);
    EXPECT_EQ(outcome.errors,
              "sigloom: warning: --aliases has no effect with --names exact\n"
              "sigloom: warning: --entities has no effect with --names exact\n"
              "sigloom: warning: --discover has no effect with --names exact\n");
}

TEST_F(ProgramTest, OptionsOfEdgesChangeNoNames) {
    EXPECT_EQ(
        sigloom({"names", "reports", "--pairs", "all", "--report-nodes", "--top", "1"}).errors,
        "sigloom: warning: --pairs has no effect on names\n"
        "sigloom: warning: --report-nodes has no effect on names\n");
}

TEST_F(ProgramTest, OptionsThatTakeFilesNeedAName) {
    for (const char* option : {"--output", "--aliases", "--entities", "--config"}) {
        expect_wrong_use(sigloom({"names", "reports", option, ""}),
                         option + std::string(" needs the name of a file"));
    }
    expect_wrong_use(sigloom({"build", "reports", "-o", ""}), "--output needs the name of a file");
}

TEST_F(ProgramTest, WithoutReportsNothingIsWritten) {
    folder_.write("empty/notes.txt", "nothing");
    expect_failure(sigloom({"build", "empty", "-o", "g.json"}), "no report was found in empty");
    EXPECT_FALSE(std::filesystem::exists(folder_.path() / "g.json"));
}

TEST_F(ProgramTest, AMissingInputIsReportedAndTheRestIsBuilt) {
    const Outcome outcome = sigloom({"build", "reports", "missing", "-o", "g.json"});
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.errors, HasSubstr("missing: error: "));
    EXPECT_THAT(outcome.errors, EndsWith("2 reports, 5 nodes, 8 edges, written to g.json\n"));
    EXPECT_TRUE(std::filesystem::exists(folder_.path() / "g.json"));
}

TEST_F(ProgramTest, AFolderMayHaveTheNameOfACommand) {
    folder_.write("names/harbours.md", harbours);
    EXPECT_THAT(output_of({"info", "names"}), StartsWith("nodes         3\n"));
}

// -- build and convert

TEST_F(ProgramTest, BuildWritesEveryFileAndSaysSo) {
    const Outcome outcome = sigloom({"build", "-o", "g.json", "-o", "g.graphml", "reports"});
    EXPECT_EQ(outcome.exit_code, 0);
    EXPECT_EQ(outcome.output, "");
    EXPECT_THAT(outcome.errors,
                EndsWith("2 reports, 5 nodes, 8 edges, written to g.json, g.graphml\n"));
    EXPECT_EQ(sigloom({"info", "g.json"}).exit_code, 0);
    EXPECT_EQ(sigloom({"info", "g.graphml"}).exit_code, 0);
}

TEST_F(ProgramTest, QuietBuildSaysNothing) {
    const Outcome outcome = sigloom({"build", "reports", "-o", "g.json", "--quiet"});
    EXPECT_EQ(outcome.exit_code, 0);
    EXPECT_EQ(outcome.errors, "");
}

TEST_F(ProgramTest, HowManyOdditiesThereAreIsSaidWhereItMatters) {
    folder_.write("odd/a.md", "# T\n## Themes\n* a\n## Keywords\n* b\n");
    const std::string said = "note: 1 oddity read as meant; `sigloom check` lists it\n";
    EXPECT_THAT(sigloom({"build", "odd", "-o", "g.json"}).errors, StartsWith(said));
    EXPECT_EQ(sigloom({"rank", "odd"}).errors, "");
    EXPECT_EQ(sigloom({"rank", "odd", "--verbose"}).errors, said);
    EXPECT_EQ(sigloom({"build", "odd", "-o", "g.json", "--quiet"}).errors, "");
    expect_wrong_use(sigloom({"rank", "odd", "--verbose", "--quiet"}),
                     "--quiet excludes --verbose");
    EXPECT_THAT(output_of({"check", "odd"}), HasSubstr("[section-order]"));
}

TEST_F(ProgramTest, APageThatIsNoReportIsAnsweredWithLinesForAConfiguration) {
    folder_.write("notes.md", "# Notes\n\n## Mots\n\n* mer\n* vent\n");
    const Outcome outcome = sigloom({"rank", "notes.md"});
    EXPECT_EQ(outcome.exit_code, 1);
    const std::string lines = "    [sections]\n    \"Mots\" = \"keywords\"\n";
    EXPECT_THAT(outcome.errors, HasSubstr(lines));
    EXPECT_THAT(sigloom({"check", "notes.md"}).output, HasSubstr(lines));
    folder_.write("c.toml", lines);
    EXPECT_THAT(output_of({"rank", "notes.md", "--config", "c.toml"}), HasSubstr("vent"));
}

TEST_F(ProgramTest, NoControlCharacterOfAReportReachesATerminalOrATable) {
    folder_.write("odd/a\nb\x1b.md",
                  "# &#27;T\n## Keywords\n* &#27;[31mred\n* b\n## Issues\n"
                  "| name | description |\n|---|---|\n| c&#27; | &#27;d |\n");
    for (const std::string format : {"table", "csv", "tsv", "json", "md"}) {
        for (const std::string command : {"rank", "names", "edges", "check"}) {
            const Outcome outcome = sigloom({command, "odd", "--format", format});
            EXPECT_EQ(outcome.output.find('\x1b'), std::string::npos) << command << format;
            EXPECT_EQ(outcome.errors.find('\x1b'), std::string::npos) << command << format;
            EXPECT_EQ(outcome.output.find("a\nb"), std::string::npos) << command << format;
        }
    }
    EXPECT_EQ(sigloom({"names", "odd", "-o", "-"}).output.find('\x1b'), std::string::npos);
}

TEST_F(ProgramTest, StandardOutputNeedsAFormat) {
    expect_wrong_use(sigloom({"build", "reports", "-o", "-"}), "-o - needs --format");
    expect_wrong_use(sigloom({"build", "reports"}), "nothing to write: give -o FILE");
    expect_wrong_use(sigloom({"build", "reports", "-o", "a.json", "-o", "a.json"}),
                     "a.json is to be written twice");
    expect_wrong_use(sigloom({"build", "reports", "-o", "a.json", "-o", "./b/../a.json"}),
                     "./b/../a.json is to be written twice");
    const std::string graph = output_of({"build", "reports", "-o", "-", "--format", "json"});
    EXPECT_EQ(nlohmann::json::parse(graph)["nodes"].size(), 5U);
}

TEST_F(ProgramTest, ConvertingAndBackChangesNothing) {
    ASSERT_EQ(sigloom({"build", "reports", "-o", "g.json", "-q"}).exit_code, 0);
    EXPECT_EQ(sigloom({"convert", "g.json", "h.json"}).exit_code, 0);
    EXPECT_EQ(folder_.read("h.json"), folder_.read("g.json"));
    expect_wrong_use(sigloom({"convert", "g.json"}), "give INPUT, and after it OUT");
}

TEST_F(ProgramTest, AnOutputThatFailsDoesNotStopTheOthers) {
    const Outcome outcome =
        sigloom({"build", "reports", "-o", "removed/g.json", "-o", "g.json", "-q"});
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.errors, StartsWith("sigloom: removed/g.json: "));
    EXPECT_EQ(sigloom({"info", "g.json"}).exit_code, 0);
}

// -- the configuration file

TEST_F(ProgramTest, ConfigurationSetsOptionsAndTheCommandLineWins) {
    folder_.write("sigloom.toml", "pairs = \"terms-only\"\ntop = 1\nby = [\"degree\"]\n");
    const std::vector<std::string> arguments{"rank",         "reports",  "--config",
                                             "sigloom.toml", "--format", "csv"};
    EXPECT_EQ(output_of(arguments),
              "id,label,kind,degree\r\ntheme:automation,automation,theme,3\r\n");
    auto with_top = arguments;
    with_top.insert(with_top.end(), {"--top", "2"});
    EXPECT_THAT(output_of(with_top), EndsWith("theme:robots,Robots,theme,3\r\n"));
    EXPECT_EQ(sigloom({"build", "reports", "--config", "sigloom.toml", "-o", "g.json"}).errors,
              "2 reports, 5 nodes, 5 edges, written to g.json\n")
        << "keys of other commands are passed over";
}

TEST_F(ProgramTest, ConfigurationExtendsTheHeadings) {
    folder_.write("fr/a.md", "# Titre\n\n## Mots-clés\n\n* robots\n* navires\n");
    folder_.write("fr.toml", "[sections]\n\"Mots-clés\" = \"keywords\"\n");
    const std::string info = output_of({"info", "fr", "--config", "fr.toml", "--format", "json"});
    EXPECT_EQ(nlohmann::json::parse(info)["nodes"], 2);
}

TEST_F(ProgramTest, TheExampleOfTheConfigurationWorks) {
    std::ifstream file(test::source_folder() / "docs/configuration.md");
    const std::string page(std::istreambuf_iterator<char>(file), {});
    const std::size_t begin = page.find("```toml\n");
    ASSERT_NE(begin, std::string::npos);
    folder_.write("c.toml", page.substr(begin + 8, page.find("```\n", begin + 8) - begin - 8));
    folder_.write(
        "fr/a.md",
        "# Titre\n\n## Mots-clés\n\n* robots\n* navires\n* ports\n\n## Signaux\n\n"
        "| Nom | description | Pertinence |\n|---|---|---|\n| Voiles | Des robots. | 4 |\n");
    const std::vector<std::string> rank{"rank", "fr", "--config", "c.toml", "--format", "csv"};
    const Outcome outcome = sigloom(rank);
    EXPECT_EQ(outcome.output,
              "id,label,kind,strength,degree\r\n"
              "theme:robots,robots,theme,2.8,3\r\n"
              "theme:navires,navires,theme,2,2\r\n"
              "theme:ports,ports,theme,2,2\r\n");
    EXPECT_EQ(outcome.errors, "") << "notes are left out";
    auto with_top = rank;
    with_top.insert(with_top.end(), {"--top", "4"});
    EXPECT_THAT(output_of(with_top), EndsWith("signal:voiles,Voiles,signal,0.8,1\r\n"));
    ASSERT_EQ(sigloom({"build", "fr", "--config", "c.toml", "-o", "g.json"}).exit_code, 0);
}

TEST_F(ProgramTest, ConfigurationErrorsNameFileLineAndColumn) {
    const auto with = [&](const std::string& text) {
        folder_.write("c.toml", text);
        return sigloom({"info", "reports", "--config", "c.toml"});
    };
    expect_wrong_use(with("\n  pair = \"all\"\n"),
                     "c.toml:2:3: unknown key 'pair'; did you mean pairs");
    expect_wrong_use(with("pairs = \"none\"\n"), "c.toml:1:9: unknown --pairs 'none'");
    expect_wrong_use(with("threads = \"many\"\n"), "c.toml:1:11: ");
    expect_wrong_use(with("pairs = \n"), "c.toml:1:");
    expect_wrong_use(with("quiet = []\n"), "c.toml:1:9: an empty list");
    for (const char* value : {"3", "0", "\"yes\"", "\"true\"", "[true]", "1.5"}) {
        expect_wrong_use(with(std::string("quiet = ") + value),
                         "c.toml:1:9: expected true or false");
    }
    expect_wrong_use(with("\nprofile = []\n"), "c.toml:2:11: an empty list");
    expect_wrong_use(with("pairs = []\n"), "c.toml:1:9: an empty list");
    expect_wrong_use(with("[sections]\nx = \"keywrods\"\n"), "c.toml:2:5: ");
    expect_wrong_use(with("[columns]\nx = 3\n"), "c.toml:2:5: expected a text");
    for (const std::string key : {"output", "format", "explain", "suggest"}) {
        expect_wrong_use(with(key + " = \"x\"\n"), "c.toml:1:1: unknown key '" + key + "'");
    }
    expect_failure(sigloom({"info", "reports", "--config", "none.toml"}), "none.toml: ");
    expect_failure(sigloom({"info", "reports", "--config", "reports"}), "reports: Is a directory");
}

}  // namespace
}  // namespace sigloom
