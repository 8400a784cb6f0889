#include "core/report/find_reports.hpp"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <string>

#include "core/report/limits.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sigloom {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Finding {
    std::vector<std::string> paths;
    std::vector<std::string> said;
};

class FindReports : public testing::Test {
  protected:
    /// Finds below inputs named relative to the test's folder.
    [[nodiscard]] Finding find(const std::vector<std::string>& inputs) const {
        std::vector<std::filesystem::path> paths;
        for (const std::string& input : inputs) paths.push_back(folder_.path() / input);
        DiagnosticList diagnostics;
        Finding finding;
        for (const ReportFile& file : find_reports(paths, diagnostics)) {
            finding.paths.push_back(file.path);
        }
        const std::string here = folder_.path().generic_string() + "/";
        for (const Diagnostic& diagnostic : diagnostics.list()) {
            std::string text = to_string(diagnostic);
            if (text.starts_with(here)) text.erase(0, here.size());
            finding.said.push_back(text);
        }
        return finding;
    }

    test::TemporaryFolder folder_;
};

TEST_F(FindReports, FindsMarkdownFilesInFoldersWithinFoldersSortedByPath) {
    for (const char* name : {"in/b.md", "in/a.MD", "in/deep/er/c.markdown"})
        folder_.write(name, "");
    const auto [paths, said] = find({"in"});
    EXPECT_THAT(paths, ElementsAre("a.MD", "b.md", "deep/er/c.markdown"));
    EXPECT_THAT(said, IsEmpty());
}

TEST_F(FindReports, SkipsWhatCannotBeAReportWithANote) {
    folder_.write("in/README.md", "");
    folder_.write("in/picture.png", "");
    folder_.write("in/.git/config.md", "");
    ASSERT_EQ(::mkfifo((folder_.path() / "in/pipe.md").c_str(), 0600), 0);
    const auto [paths, said] = find({"in"});
    EXPECT_THAT(paths, IsEmpty());
    EXPECT_THAT(said,
                ElementsAre("in/.git: note: hidden, skipped [skipped-entry]",
                            "in/README.md: note: describes the folder, skipped [skipped-entry]",
                            "in/picture.png: note: no Markdown file, skipped [skipped-entry]",
                            "in/pipe.md: note: device, pipe or socket, skipped "
                            "[skipped-entry]"));
}

TEST_F(FindReports, AFolderInsideItselfIsEnteredOnce) {
    folder_.write("in/sub/a.md", "");
    std::filesystem::create_directory_symlink(folder_.path() / "in",
                                              folder_.path() / "in/sub/loop");
    const auto [paths, said] = find({"in"});
    EXPECT_THAT(paths, ElementsAre("sub/a.md"));
    EXPECT_THAT(said,
                ElementsAre("in/sub/loop: note: folder inside itself, skipped [skipped-entry]"));
}

TEST_F(FindReports, InputsThatCannotBeReadAreErrors) {
    folder_.write("in/a.md", "");
    std::filesystem::create_symlink("nowhere", folder_.path() / "in/dangling.md");
    const auto [paths, said] = find({"in", "missing"});
    EXPECT_THAT(paths, ElementsAre("a.md"));
    EXPECT_THAT(said, ElementsAre("in/dangling.md: error: No such file or directory "
                                  "[unreadable-input]",
                                  "missing: error: No such file or directory [unreadable-input]"));
}

TEST_F(FindReports, APipeGivenByItselfIsNeverOpened) {
    ASSERT_EQ(::mkfifo((folder_.path() / "pipe.md").c_str(), 0600), 0);
    EXPECT_THAT(find({"pipe.md"}).said,
                ElementsAre("pipe.md: error: expected a file or a folder, got a device, pipe or "
                            "socket [unreadable-input]"));
}

TEST_F(FindReports, AReportCountsOnceHoweverOftenItIsGiven) {
    folder_.write("in/a.md", "");
    const auto [paths, said] = find({"in", "in/a.md", "in/../in"});
    EXPECT_THAT(paths, ElementsAre("a.md"));
    EXPECT_EQ(said.size(), 2U);
}

TEST_F(FindReports, TheOrderOfInputsDoesNotShow) {
    folder_.write("one/a.md", "");
    folder_.write("two/b.md", "");
    folder_.write("two/a.md", "");
    EXPECT_EQ(find({"one", "two"}).paths, find({"two", "one"}).paths);
}

TEST_F(FindReports, FilesOfOneNameFromTwoFoldersAreToldApart) {
    folder_.write("one/a.md", "");
    folder_.write("two/a.md", "");
    const std::string here = folder_.path().generic_string();
    EXPECT_THAT(find({"one", "two"}).paths, ElementsAre(here + "/one/a.md", here + "/two/a.md"));
}

TEST_F(FindReports, AFileGivenByItselfMayHaveAnyName) {
    folder_.write("README.md", "");
    folder_.write("notes.txt", "");
    EXPECT_THAT(find({"README.md", "notes.txt"}).paths, ElementsAre("README.md", "notes.txt"));
}

TEST_F(FindReports, LoadsTheBytesAsTheyAre) {
    const std::string bytes("a\0\r\n\xFF", 5);
    DiagnosticList diagnostics;
    EXPECT_EQ(load({folder_.write("a.md", bytes), "a.md", {}, false}, diagnostics)->text, bytes);
    EXPECT_EQ(load({folder_.write("b.md", ""), "b.md", {}, false}, diagnostics)->text, "");
    EXPECT_EQ(load({"", "-", "text", true}, diagnostics)->text, "text");
    EXPECT_THAT(diagnostics.list(), IsEmpty());
}

TEST_F(FindReports, FilesLargerThanAnyReportAreNotLoaded) {
    const auto file = folder_.write("huge.md", "");
    std::filesystem::resize_file(file, limits::file_bytes + 1);
    DiagnosticList diagnostics;
    EXPECT_FALSE(load({file, "huge.md", {}, false}, diagnostics));
    ASSERT_EQ(diagnostics.list().size(), 1U);
    EXPECT_EQ(diagnostics.list()[0].message, "expected at most 16777216 bytes");
}

TEST_F(FindReports, AFileThatVanishedIsAnError) {
    DiagnosticList diagnostics;
    EXPECT_FALSE(load({folder_.path() / "gone.md", "gone.md", {}, false}, diagnostics));
    EXPECT_TRUE(diagnostics.has(Severity::error));
}

TEST(PathAsText, IsOneLineThatATerminalDoesNotObey) {
    EXPECT_EQ(path_as_text("in/a b\u00E9.md"), "in/a b\u00E9.md");
    EXPECT_EQ(path_as_text("a\nb\x1b[31m.md"), "a\\x0Ab\\x1B[31m.md");
    EXPECT_EQ(path_as_text("a\xFF\u202E"), "a\\xFF\\xE2\\x80\\xAE");
}

TEST_F(FindReports, ALineBreakInANameReachesNeitherAPathNorAMessage) {
    folder_.write("in/a\nb.md", "# T\n## Keywords\n* a\n");
    folder_.write("in/c\x1b[31m.txt", "");
    const auto [paths, said] = find({"in"});
    EXPECT_THAT(paths, ElementsAre("a\\x0Ab.md"));
    EXPECT_THAT(said, ElementsAre("in/c\\x1B[31m.txt: note: no Markdown file, skipped "
                                  "[skipped-entry]"));
    const std::filesystem::path input = folder_.path() / "in";
    DiagnosticList diagnostics;
    const std::vector<ReportFile> files = find_reports(std::span(&input, 1), diagnostics);
    ASSERT_EQ(files.size(), 1U);
    EXPECT_TRUE(load(files[0], diagnostics)) << "it is opened by its true name";
    EXPECT_THAT(files[0].shown_path(), testing::EndsWith("in/a\\x0Ab.md"));
}

}  // namespace
}  // namespace sigloom
