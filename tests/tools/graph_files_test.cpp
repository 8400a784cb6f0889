// Writing graph files of any format, as the commands do it.
#include "tests/support/program_fixture.hpp"
#include "tools/commands.hpp"
#include "tools/failure.hpp"
#include "tools/results.hpp"

namespace sigloom {
namespace {

using test::expect_wrong_use;
using test::ProgramTest;
using ::testing::HasSubstr;
using ::testing::Not;

ExportNotes write_file(const Export&, Output& output) {
    output.write("written");
    return {};
}

ExportNotes write_folder(const Export&, OutputFolder& folder) {
    folder.file("graph").write("written");
    return {};
}

const Format dated{.name = "dated",
                   .suffixes = {".dated"},
                   .summary = "",
                   .write = write_file,
                   .needs = {.dates = true}};
const Format vault{.name = "vault", .suffixes = {".vault"}, .summary = "", .write = write_folder};

TEST_F(ProgramTest, AGraphThatLacksWhatAFormatNeedsIsNotWrittenAndOthersAre) {
    const std::string path = folder_.path().string();
    const std::vector<GraphTarget> targets{{path + "/a.dated", &dated, {}},
                                           {path + "/a.vault", &vault, {}}};
    Messages messages(Verbosity::errors_only);
    testing::internal::CaptureStderr();
    EXPECT_EQ(write_graph(KnowledgeGraph(), targets, {}, {}, messages), 1);
    EXPECT_EQ(testing::internal::GetCapturedStderr(),
              "sigloom: " + path + "/a.dated: dated needs dates, which the graph lacks\n");
    EXPECT_FALSE(std::filesystem::exists(path + "/a.dated"));
    EXPECT_EQ(folder_.read("a.vault/graph"), "written");
}

TEST_F(ProgramTest, StandardOutputTakesOneFile) {
    EXPECT_NO_THROW(require_writable(dated, "-"));
    EXPECT_NO_THROW(require_writable(vault, "a.vault"));
    try {
        require_writable(vault, "-");
        FAIL();
    } catch (const WrongUse& error) {
        EXPECT_STREQ(error.what(), "vault is not written to standard output: it is a folder");
    }
}

TEST_F(ProgramTest, AnOptionOfAFormatIsForFilesOfThatFormat) {
    ASSERT_EQ(sigloom({"build", "reports", "-o", "g.json", "-o", "g.graphml", "--nx-key", "links"})
                  .exit_code,
              0);
    EXPECT_THAT(folder_.read("g.json"), HasSubstr("\"links\":["));
    EXPECT_THAT(folder_.read("g.json"), Not(HasSubstr("\"edges\":[")));
    ASSERT_EQ(sigloom({"convert", "g.json", "both.json", "--nx-key", "both"}).exit_code, 0);
    EXPECT_THAT(folder_.read("both.json"), HasSubstr("\"links\":["));
    ASSERT_EQ(sigloom({"convert", "both.json", "again.json"}).exit_code, 0);
    EXPECT_EQ(folder_.read("again.json"),
              output_of({"build", "reports", "-o", "-", "--format", "json"}));
    expect_wrong_use(sigloom({"build", "reports", "-o", "g.graphml", "--nx-key", "links"}),
                     "--nx-key is an option of json, which is not written");
    expect_wrong_use(sigloom({"rank", "reports", "--nx-key", "links"}),
                     "--nx-key requires --output");
    expect_wrong_use(sigloom({"build", "reports", "-o", "g.json", "--nx-key", "lines"}),
                     "unknown --nx-key 'lines'; it must be edges, links or both");
}

TEST_F(ProgramTest, TheConfigurationFileHoldsOptionsOfFormats) {
    folder_.write("c.toml", "nx-key = \"links\"\n");
    const std::vector<std::string> to_json{"build",  "reports",  "-o",
                                           "g.json", "--config", "c.toml"};
    ASSERT_EQ(sigloom(to_json).exit_code, 0);
    EXPECT_THAT(folder_.read("g.json"), HasSubstr("\"links\":["));
    EXPECT_EQ(sigloom({"build", "reports", "-o", "g.graphml", "--config", "c.toml"}).exit_code, 0);
    EXPECT_EQ(sigloom({"rank", "reports", "--config", "c.toml"}).exit_code, 0);
    folder_.write("c.toml", "nx-key = \"lines\"\n");
    expect_wrong_use(sigloom(to_json), "c.toml:1:10: unknown --nx-key 'lines'");
}

TEST_F(ProgramTest, HelpAndManualPageTellTheOptionsOfFormats) {
    for (const char* command : {"build", "convert", "rank", "edges", "communities", "ego"}) {
        const std::string help = output_of({"help", command});
        const std::size_t title = help.find("\nOptions of formats:\n");
        ASSERT_NE(title, std::string::npos) << command;
        EXPECT_GT(help.find("  --nx-key edges|links|both\n"), title) << command;
        EXPECT_THAT(help, HasSubstr("(json only)")) << command;
    }
    EXPECT_THAT(output_of({"help", "names"}), Not(HasSubstr("--nx-key")));
    EXPECT_THAT(output_of({"man"}), HasSubstr(".SH OPTIONS OF FORMATS\n.TP\n.B \\-\\-nx\\-key"));
}

TEST(GraphFiles, NoOptionOfAFormatIsCalledLikeOneOfACommand) {
    for (const DeclaredCommand& command : declared_commands()) {
        for (const Option& option : command.line.options()) {
            EXPECT_EQ(command.line.find(option.name), &option) << option.name;
        }
    }
}

}  // namespace
}  // namespace sigloom
