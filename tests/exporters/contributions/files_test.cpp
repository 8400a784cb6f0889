#include "exporters/contributions/files.hpp"

#include <gmock/gmock.h>

#include "core/base/random.hpp"
#include "core/graph/contribute_files.hpp"
#include "exporters/common/output.hpp"
#include "exporters/contributions/writer.hpp"
#include "tests/graph/contributing.hpp"
#include "tests/support/graph_files.hpp"
#include "tests/support/samples.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sigloom {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::int32_t usual_relevancy = 600'000;

std::string line_of(const ReportFile& file, std::int32_t relevancy = usual_relevancy) {
    std::string line;
    append_contribution_line(
        line, contribute(file, ReportSchema(), for_all_names(), std::make_shared<TextStore>()),
        relevancy);
    return line;
}

std::string kelp_line(const std::string& path, const std::string& date = "20240102") {
    return line_of(report_file(path, markdown_of(date, {"kelp", "tide"})));
}

struct Reading {
    ContributionFiles read;
    std::vector<std::string> said;
};

class ContributionFilesTest : public testing::Test {
  protected:
    std::string write(const std::string& name, std::string_view lines) const {
        return folder_.write(name, lines).string();
    }

    [[nodiscard]] Reading read(const std::vector<std::string>& paths,
                               const ContributionOptions& parts = for_all_names()) const {
        DiagnosticList list;
        Reading reading{read_contribution_files(paths, parts, list), {}};
        for (const Diagnostic& diagnostic : list.list()) {
            std::string said = to_string(diagnostic);
            const std::string folder = folder_.path().string() + "/";
            if (said.starts_with(folder)) said.erase(0, folder.size());
            reading.said.push_back(said);
        }
        return reading;
    }

    /// The lines in so many files, in a random order.
    std::vector<std::string> in_parts(const std::vector<std::string>& lines, std::size_t parts,
                                      Random& random) const {
        std::vector<std::string> shuffled = lines;
        random.shuffle(shuffled);
        std::vector<std::string> texts(parts);
        for (std::size_t i = 0; i < shuffled.size(); ++i) texts[i % parts] += shuffled[i];
        std::vector<std::string> paths;
        for (std::size_t part = 0; part < parts; ++part) {
            paths.push_back(write(std::to_string(part) + ".jsonl", texts[part]));
        }
        random.shuffle(paths);
        return paths;
    }

    test::TemporaryFolder folder_;
};

std::vector<std::string> paths_of(const ContributionFiles& read) {
    std::vector<std::string> paths;
    for (const FileContributions& file : read.files) paths.push_back(file.path);
    return paths;
}

/// The whole graph as a file, which says everything of it.
std::string bytes_of(const KnowledgeGraph& graph) {
    return test::write_as("json", graph);
}

TEST_F(ContributionFilesTest, GiveTheGraphOfTheirReportsInAnyPartsAndOrder) {
    const std::vector<ReportFile> reports = test::sample_reports();
    std::vector<std::string> lines;
    for (const ReportFile& report : reports) lines.push_back(line_of(report));
    Random random(7);
    for (const std::size_t parts : {1U, 7U, 64U}) {
        for (int order = 0; order < 3; ++order) {
            const std::vector<std::string> paths = in_parts(lines, parts, random);
            for (const NamesRule names : {NamesRule::exact, NamesRule::learned}) {
                for (const PairChoice pairs : {PairChoice::terms, PairChoice::terms_only,
                                               PairChoice::mentions, PairChoice::all}) {
                    for (const ReportNodes nodes : {ReportNodes::leave_out, ReportNodes::include}) {
                        BuildOptions options;
                        options.names = names;
                        options.pairs = pairs;
                        options.report_nodes = nodes;
                        options.learning.discover = order;  // 0 to 2
                        DiagnosticList of_build;
                        const BuildResult whole = build_graph(reports, options, of_build);
                        const ContributionOptions kept =
                            contribution_options(options, reports.size());
                        DiagnosticList of_merge;
                        ContributionFiles read = read_contribution_files(paths, kept, of_merge);
                        Contributions sum;
                        for (FileContributions& file : read.files) {
                            sum += Contributions(std::move(file.all));
                        }
                        const BuildResult merged = weave(std::move(sum), options, of_merge);
                        ASSERT_EQ(bytes_of(merged.graph), bytes_of(whole.graph)) << parts;
                        EXPECT_EQ(of_merge.list(), of_build.list());
                    }
                }
            }
        }
    }
}

TEST_F(ContributionFilesTest, MayHaveTheLineEndsOfAnySystem) {
    std::string lines = kelp_line("a.md") + kelp_line("b.md");
    for (std::size_t at = 0; (at = lines.find('\n', at)) != std::string::npos; at += 2) {
        lines.insert(at, "\r");
    }
    const Reading reading = read({write("1.jsonl", lines)});
    EXPECT_THAT(reading.said, IsEmpty());
    EXPECT_THAT(paths_of(reading.read), ElementsAre("a.md", "b.md"));
}

TEST_F(ContributionFilesTest, AreSortedWhateverTheirOrder) {
    const std::string b = write("1.jsonl", kelp_line("b.md") + kelp_line("c.md"));
    const std::string a = write("2.jsonl", kelp_line("a.md"));
    EXPECT_THAT(paths_of(read({b, a}).read), ElementsAre("a.md", "b.md", "c.md"));
    EXPECT_THAT(paths_of(read({a, b}).read), ElementsAre("a.md", "b.md", "c.md"));
}

TEST_F(ContributionFilesTest, MayBePackedAndLackTheLastLineEnd) {
    for (const std::string suffix : {".gz", ".zst"}) {
        const std::string path = (folder_.path() / ("a.jsonl" + suffix)).string();
        Output output = Output::to_file(path);
        output.write(kelp_line("a.md"));
        std::string last = kelp_line("b.md");
        last.pop_back();
        output.write(last);
        ASSERT_EQ(output.close(), "");
        const Reading reading = read({path});
        EXPECT_THAT(paths_of(reading.read), ElementsAre("a.md", "b.md"));
        EXPECT_THAT(reading.said, IsEmpty());
    }
}

TEST_F(ContributionFilesTest, TellWhereALineIsDamagedAndReadTheOthers) {
    const std::string cut = kelp_line("z.md").substr(0, 30);
    const std::string path =
        write("a.jsonl", kelp_line("a.md") + "\n" + kelp_line("b.md") + "{}\n" + cut);
    const Reading reading = read({path, (folder_.path() / "none.jsonl").string()});
    EXPECT_THAT(paths_of(reading.read), ElementsAre("a.md", "b.md"));
    EXPECT_THAT(
        reading.said,
        ElementsAre("a.jsonl:2:1: error: expected '{', got the end of the line [unreadable-input]",
                    "a.jsonl:4:2: error: expected 'contribution', got '}' [unreadable-input]",
                    "a.jsonl:5:19: error: expected 'default_relevancy', got 'default_rel' "
                    "[unreadable-input]",
                    "none.jsonl: error: No such file or directory [unreadable-input]"));
}

TEST_F(ContributionFilesTest, CountLinesAcrossPiecesOfAFile) {
    std::string text;
    while (text.size() < 5'000'000) text += kelp_line(std::to_string(text.size()) + ".md");
    const auto lines = std::ranges::count(text, '\n');
    const Reading reading = read({write("a.jsonl", text + "x\n" + text.substr(0, 10))});
    EXPECT_EQ(reading.read.files.size(), static_cast<std::size_t>(lines));
    ASSERT_EQ(reading.said.size(), 2U);
    EXPECT_THAT(reading.said[0], HasSubstr("a.jsonl:" + std::to_string(lines + 1) + ":1: error"));
    EXPECT_THAT(reading.said[1], HasSubstr("a.jsonl:" + std::to_string(lines + 2) + ":"));
}

TEST_F(ContributionFilesTest, WithALineOfHundredMegabytesTakeThatForDamage) {
    const std::string huge(100'000'000, '[');
    const Reading reading = read({write("a.jsonl", huge + "\n" + kelp_line("a.md"))});
    EXPECT_THAT(paths_of(reading.read), ElementsAre("a.md"));
    EXPECT_THAT(reading.said,
                ElementsAre("a.jsonl:1:1: error: expected '{', got '[' [unreadable-input]"));
    const std::string longer(longest_contribution_line + (std::size_t{2} << 20), 'x');
    const Reading again = read({write("a.jsonl", longer + "\n" + kelp_line("a.md"))});
    EXPECT_THAT(paths_of(again.read), ElementsAre("a.md"));
    EXPECT_THAT(again.said,
                ElementsAre("a.jsonl:1:1: error: expected a line of at most 134217728 bytes, got a "
                            "longer one [unreadable-input]"));
}

TEST_F(ContributionFilesTest, OfAnotherDefaultRelevancyThanTheFirstAreLeftOut) {
    const ReportFile b = report_file("b.md", markdown_of("20240102", {"kelp"}));
    const Reading reading = read({write("a.jsonl", kelp_line("a.md") + line_of(b, 300'000))});
    EXPECT_THAT(paths_of(reading.read), ElementsAre("a.md"));
    EXPECT_EQ(reading.read.default_relevancy, usual_relevancy);
    EXPECT_THAT(reading.said,
                ElementsAre("a.jsonl:2:1: error: expected --default-relevancy 3, as of the lines "
                            "before, got 1.5 [unreadable-input]"));
}

TEST_F(ContributionFilesTest, NameFilesOfOnePathFromDifferentFoldersByTheirWholePaths) {
    const auto line = [](const std::string& file, const std::string& date) {
        return line_of({file, "a.md", markdown_of(date, {"kelp"}), false});
    };
    const Reading reading = read({write(
        "a.jsonl", line("y/a.md", "20240102") + line("x/./a.md", "20240103") + kelp_line("b.md"))});
    EXPECT_THAT(paths_of(reading.read), ElementsAre("b.md", "x/a.md", "y/a.md"));
    EXPECT_EQ(reading.read.files[1].all[0].path, "x/a.md");
    EXPECT_THAT(reading.read.contributed_twice, IsEmpty());
}

TEST_F(ContributionFilesTest, TellWhichReportsAreThereTwiceAndDiffer) {
    const std::string path =
        write("a.jsonl", kelp_line("a.md") + kelp_line("b.md", "20240103") + kelp_line("a.md") +
                             kelp_line("b.md", "20240104"));
    EXPECT_THAT(read({path}).read.contributed_twice, ElementsAre("b.md"));
}

}  // namespace
}  // namespace sigloom
