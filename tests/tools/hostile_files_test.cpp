// Files that are no files, files without an end, and outputs that would replace an input.
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <filesystem>

#include "tests/support/full_disk.hpp"
#include "tests/support/program_fixture.hpp"

namespace sigloom {
namespace {

namespace fs = std::filesystem;
using test::expect_failure;
using test::expect_wrong_use;
using test::Outcome;
using test::ProgramTest;
using testing::HasSubstr;

class HostileFilesTest : public ProgramTest {
  protected:
    void link(const std::string& target, const std::string& name) const {
        fs::create_symlink(target, folder_.path() / name);
    }
};

// -- without an end

TEST_F(HostileFilesTest, StandardInputWithoutAnEndIsRefused) {
    for (const char* device : {"/dev/zero", "/dev/urandom"}) {
        const Outcome outcome = test::run_program({.arguments = {"info", "-"},
                                                   .folder = folder_.path(),
                                                   .input = {},
                                                   .output_file = {},
                                                   .environment = {},
                                                   .input_file = device});
        expect_failure(outcome, "standard input: expected at most 16777216 bytes, and an end");
    }
}

TEST_F(HostileFilesTest, FilesWithoutAnEndAreRefused) {
    const std::string too_large = "expected at most 268435456 bytes, and an end";
    expect_failure(sigloom({"names", "reports", "--aliases", "/dev/zero"}),
                   "/dev/zero: " + too_large);
    expect_failure(sigloom({"names", "reports", "--entities", "/dev/zero"}),
                   "/dev/zero: " + too_large);
    expect_failure(sigloom({"names", "reports", "--names", "/dev/zero"}),
                   "/dev/zero: " + too_large);
    expect_failure(sigloom({"rank", "reports", "--config", "/dev/urandom"}),
                   "/dev/urandom: expected at most 1048576 bytes, and an end");
    link("/dev/zero", "endless.json");
    EXPECT_THAT(sigloom({"info", "endless.json"}).errors,
                HasSubstr("endless.json: error: expected at most 1073741824 bytes, and an end"));
    EXPECT_EQ(sigloom({"info", "endless.json"}).exit_code, 1);
    EXPECT_EQ(sigloom({"info", "/dev/zero"}).exit_code, 1);
}

TEST_F(HostileFilesTest, KeysOfAConfigurationFileHaveFewParts) {
    std::string key = "a";
    for (int i = 1; i < 40'000; ++i) key += ".a";
    for (const std::string& text : {key + "=1\n", "[" + key + "]\n", "a = { " + key + " = 1 }\n",
                                    "[[\"x\" . " + key + "]]\n"}) {
        folder_.write("c.toml", text);
        const Outcome outcome = sigloom({"rank", "reports", "--config", "c.toml"});
        EXPECT_EQ(outcome.exit_code, 2);
        EXPECT_THAT(outcome.errors, HasSubstr("expected at most 16 parts of a key"));
    }
    folder_.write("c.toml", "\n\n" + key + "=1\n");
    expect_wrong_use(sigloom({"rank", "reports", "--config", "c.toml"}),
                     "c.toml:3:32: expected at most 16 parts of a key");
}

TEST_F(HostileFilesTest, DotsInTextsAndCommentsOfAConfigurationFileAreNoParts) {
    const std::string dots(100, '.');
    folder_.write("c.toml", "# " + dots + "\n[sections]\n\"" + dots + "\" = \"signals\"\n'x" +
                                dots + "' = 'signals'\n");
    EXPECT_EQ(sigloom({"rank", "reports", "--config", "c.toml"}).exit_code, 0);
    folder_.write("c.toml", "[sections]\nx = \"\"\"\n\\\"" + dots + "\"\"\"\n");
    EXPECT_THAT(sigloom({"rank", "reports", "--config", "c.toml"}).errors,
                testing::Not(HasSubstr("parts of a key")));
}

// -- outputs that are inputs

TEST_F(HostileFilesTest, AnInputIsReplacedOnlyByForce) {
    const std::string report = folder_.read("reports/ferries.md");
    ASSERT_EQ(sigloom({"build", "reports", "-o", "g.json", "-q"}).exit_code, 0);
    folder_.write("aliases.txt", "robots\tmachines\n");
    folder_.write("c.toml", "top = 3\n");
    fs::create_hard_link(folder_.path() / "reports/ferries.md", folder_.path() / "hard.json");
    link("reports/ferries.md", "soft.json");
    const std::vector<std::pair<std::vector<std::string>, std::string>> all{
        {{"build", "reports", "-o", "reports/ferries.md", "--format", "json"},
         "reports/ferries.md is an input; --force replaces it"},
        {{"build", "reports", "-o", "hard.json"},
         "hard.json is an input, reports/ferries.md; --force replaces it"},
        {{"build", "reports", "-o", "new.json", "-o", "soft.json"},
         "soft.json is an input, reports/ferries.md; --force replaces it"},
        {{"convert", "g.json", "./g.json"}, "./g.json is an input, g.json; --force replaces it"},
        {{"rank", "g.json", "-o", "g.json"}, "g.json is an input; --force replaces it"},
        {{"names", "reports", "--aliases", "aliases.txt", "-o", "aliases.txt"},
         "aliases.txt is an input; --force replaces it"},
        {{"build", "reports", "--config", "c.toml", "-o", "c.toml", "--format", "json"},
         "c.toml is an input; --force replaces it"}};
    for (const auto& [arguments, message] : all) {
        const Outcome outcome = sigloom(arguments);
        EXPECT_EQ(outcome.exit_code, 2) << message;
        EXPECT_THAT(outcome.errors, HasSubstr("sigloom: " + message));
    }
    EXPECT_EQ(folder_.read("reports/ferries.md"), report);
    EXPECT_FALSE(fs::exists(folder_.path() / "new.json"));
    EXPECT_EQ(sigloom({"convert", "g.json", "g.json", "--force"}).exit_code, 0);
    EXPECT_EQ(sigloom({"build", "reports", "-o", "hard.json", "--force"}).exit_code, 0);
    EXPECT_EQ(folder_.read("reports/ferries.md"), report);
}

TEST_F(HostileFilesTest, ForceIsNoOptionOfAConfigurationFile) {
    folder_.write("c.toml", "force = true\n");
    expect_wrong_use(sigloom({"rank", "reports", "--config", "c.toml"}),
                     "c.toml:1:1: unknown key 'force'");
}

TEST_F(HostileFilesTest, OneOutputUnderTwoNamesIsNoticed) {
    folder_.write("g.json", "");
    link("g.json", "same.json");
    link("nowhere.json", "a.json");
    link("nowhere.json", "b.json");
    expect_wrong_use(sigloom({"build", "reports", "-o", "g.json", "-o", "same.json"}),
                     "same.json is to be written twice");
    expect_wrong_use(sigloom({"build", "reports", "-o", "a.json", "-o", "b.json"}),
                     "b.json is to be written twice");
    expect_wrong_use(sigloom({"build", "reports", "-o", "nowhere.json", "-o", "b.json"}),
                     "b.json is to be written twice");
}

// -- names of files

TEST_F(HostileFilesTest, LineEndsAndControlCharactersOfFileNamesReachNoMessage) {
    const std::string name = "a\nb\x1b[31m";
    const std::string shown = "a\uFFFDb\uFFFD[31m";
    const Outcome written = sigloom({"build", "reports", "-o", name + ".json"});
    EXPECT_EQ(written.exit_code, 0);
    EXPECT_THAT(written.errors, HasSubstr(", written to " + shown + ".json\n"));
    EXPECT_TRUE(fs::exists(folder_.path() / (name + ".json")));
    for (const std::vector<std::string>& arguments :
         std::vector<std::vector<std::string>>{{"build", "reports", "-q", "-o", name + "/x.json"},
                                               {"rank", "reports", "--config", name},
                                               {"rank", "reports", "--aliases", name},
                                               {"convert", name + ".json", name + ".json"}}) {
        const Outcome outcome = sigloom(arguments);
        EXPECT_NE(outcome.exit_code, 0);
        EXPECT_THAT(outcome.errors, HasSubstr("sigloom: " + shown));
        EXPECT_EQ(outcome.errors.find('\x1b'), std::string::npos);
    }
    folder_.write(name, "no = 1\n");
    EXPECT_THAT(sigloom({"rank", "reports", "--config", name}).errors,
                HasSubstr("sigloom: " + shown + ":1:1: "));
    folder_.write(name, "a\tb\tc\n");
    EXPECT_THAT(sigloom({"rank", "reports", "--aliases", name}).errors,
                HasSubstr("sigloom: " + shown + ":1:5: "));
}

// -- full disks

TEST_F(HostileFilesTest, AFileThatMayNotGrowIsAFailureThatLeavesNothing) {
    const auto before = folder_.names();
    const test::FullDisk disk(200);
    std::signal(SIGXFSZ, SIG_DFL);  // as the program finds it
    const Outcome outcome = sigloom({"build", "reports", "-o", "g.json", "-q"});
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_EQ(outcome.errors, "sigloom: g.json: File too large\n");
    EXPECT_THAT(folder_.names(), testing::UnorderedElementsAreArray(before));
}

}  // namespace
}  // namespace sigloom
