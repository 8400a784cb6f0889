#include "exporters/common/output.hpp"

#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace sigloom {
namespace {

namespace fs = std::filesystem;
using ::testing::IsEmpty;

class OutputTest : public ::testing::Test {
  protected:
    OutputTest() {
        std::string pattern = (fs::temp_directory_path() / "output-test-XXXXXX").string();
        folder_ = ::mkdtemp(pattern.data());
    }
    ~OutputTest() override {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }

    [[nodiscard]] fs::path file(const std::string& name) const { return folder_ / name; }
    static std::string content(const fs::path& path) {
        std::ifstream stream(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), {}};
    }
    static void put(const fs::path& path, std::string_view text) {
        std::ofstream(path, std::ios::binary) << text;
    }
    [[nodiscard]] std::size_t files() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
    }
    static unsigned mode(const fs::path& path) {
        struct stat status {};
        EXPECT_EQ(::stat(path.c_str(), &status), 0);
        return status.st_mode & 07777U;
    }

    fs::path folder_;
};

TEST_F(OutputTest, FileHoldsWhatWasWrittenOnceItIsClosed) {
    Output output = Output::to_file(file("a"));
    output.write("one ");
    output.write('2');
    EXPECT_FALSE(fs::exists(file("a")));
    EXPECT_EQ(output.close(), "");
    EXPECT_EQ(content(file("a")), "one 2");
    EXPECT_EQ(files(), 1U);
}

TEST_F(OutputTest, WritesLongerThanTheBufferKeepTheirOrder) {
    std::string expected;
    Output output = Output::to_file(file("a"));
    for (int i = 0; i < 300; ++i) {
        const std::string part(static_cast<std::size_t>(i * i), static_cast<char>('a' + i % 26));
        output.write(part);
        expected += part;
    }
    EXPECT_EQ(output.close(), "");
    EXPECT_EQ(content(file("a")), expected);
}

TEST_F(OutputTest, GivenUpOutputLeavesTheOldFileAndNothingElse) {
    put(file("a"), "old");
    {
        Output output = Output::to_file(file("a"));
        output.write(std::string(3'000'000, 'x'));
    }
    EXPECT_EQ(content(file("a")), "old");
    EXPECT_EQ(files(), 1U);
}

TEST_F(OutputTest, ReplacedFileKeepsItsModeAndANewOneFollowsTheUmask) {
    put(file("old"), "old");
    ::chmod(file("old").c_str(), 0640);
    const mode_t before = ::umask(027);
    Output::to_file(file("old")).close();
    Output::to_file(file("new")).close();
    ::umask(before);
    EXPECT_EQ(mode(file("old")), 0640U);
    EXPECT_EQ(mode(file("new")), 0640U);
    const mode_t other = ::umask(0);
    Output::to_file(file("newer")).close();
    ::umask(other);
    EXPECT_EQ(mode(file("newer")), 0666U);
}

TEST_F(OutputTest, FileBehindALinkIsReplacedAndTheLinkStays) {
    put(file("target"), "old");
    fs::create_symlink("target", file("link"));
    Output output = Output::to_file(file("link"));
    output.write("new");
    EXPECT_EQ(output.close(), "");
    EXPECT_TRUE(fs::is_symlink(file("link")));
    EXPECT_EQ(content(file("target")), "new");
}

TEST_F(OutputTest, ALinkThatLeadsToNothingStaysAndItsFileIsMade) {
    fs::create_directory(file("elsewhere"));
    fs::create_symlink("second", file("first"));
    fs::create_symlink("elsewhere/target", file("second"));
    Output output = Output::to_file(file("first"));
    output.write("new");
    EXPECT_EQ(output.close(), "");
    EXPECT_TRUE(fs::is_symlink(file("first")));
    EXPECT_TRUE(fs::is_symlink(file("second")));
    EXPECT_EQ(content(file("elsewhere/target")), "new");
    EXPECT_EQ(files(), 3U);
}

TEST_F(OutputTest, LinksInACircleAreAnError) {
    fs::create_symlink("b", file("a"));
    fs::create_symlink("a", file("b"));
    EXPECT_THAT(Output::to_file(file("a")).close(),
                ::testing::HasSubstr("Too many levels of symbolic links"));
    EXPECT_EQ(files(), 2U);
}

TEST_F(OutputTest, APipeThatNobodyEmptiesIsLeftWhenTheCheckThrows) {
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    Output output = Output::to_descriptor(ends[1], "pipe");
    int checks = 0;
    output.set_check([&] {
        if (++checks == 18) throw std::runtime_error("enough");
    });
    EXPECT_THROW(output.write(std::string(3'000'000, 'x')), std::runtime_error);
    ::close(ends[0]);
    ::close(ends[1]);
}

TEST_F(OutputTest, FullDeviceIsAnErrorThatSticks) {
    Output output = Output::to_file("/dev/full");
    output.write("a");
    EXPECT_EQ(output.error(), "");  // still in the buffer
    EXPECT_EQ(output.close(), "/dev/full: No space left on device");
    EXPECT_FALSE(output.broken_pipe());
    output.write("b");
    EXPECT_EQ(output.close(), "/dev/full: No space left on device");
}

TEST_F(OutputTest, FullDeviceIsNoticedWhileWriting) {
    Output output = Output::to_file("/dev/full");
    output.write(std::string(3'000'000, 'x'));
    EXPECT_EQ(output.error(), "/dev/full: No space left on device");
}

TEST_F(OutputTest, MissingFolderIsAnError) {
    const fs::path path = file("none") / "a";
    Output output = Output::to_file(path);
    output.write("a");
    EXPECT_EQ(output.close(), path.string() + ": No such file or directory");
}

TEST_F(OutputTest, FolderThatIsRemovedMeanwhileIsAnError) {
    fs::create_directory(file("folder"));
    const fs::path path = file("folder") / "a";
    Output output = Output::to_file(path);
    output.write("a");
    fs::remove_all(file("folder"));
    EXPECT_EQ(output.close(), path.string() + ": No such file or directory");
}

TEST_F(OutputTest, FolderIsNoFile) {
    Output output = Output::to_file(folder_);
    EXPECT_EQ(output.close(), folder_.string() + ": Is a directory");
    EXPECT_EQ(Output::to_file("").close(), ": No such file or directory");
}

TEST_F(OutputTest, ThatIsCalledOffLeavesTheOldFileAndNoOther) {
    put(file("a"), "old");
    for (const bool while_writing : {true, false}) {
        bool called_off = while_writing;
        const auto write = [&] {
            Output output = Output::to_file(file("a"));
            output.set_check([&] {
                if (called_off) throw std::runtime_error("enough");
            });
            output.write(std::string(3'000'000, 'x'));
            called_off = true;
            output.close();
        };
        EXPECT_THROW(write(), std::runtime_error);
        EXPECT_EQ(content(file("a")), "old");
        EXPECT_EQ(files(), 1U);
    }
}

TEST_F(OutputTest, ReaderThatWentAwayIsABrokenPipe) {
    const auto before = std::signal(SIGPIPE, SIG_IGN);
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    ::close(ends[0]);
    Output output = Output::to_descriptor(ends[1], "standard output");
    output.write("a");
    EXPECT_EQ(output.close(), "standard output: Broken pipe");
    EXPECT_TRUE(output.broken_pipe());
    ::close(ends[1]);
    std::signal(SIGPIPE, before);
}

TEST_F(OutputTest, DescriptorStaysOpen) {
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    Output output = Output::to_descriptor(ends[1], "pipe");
    output.write("ab");
    EXPECT_EQ(output.close(), "");
    EXPECT_EQ(::write(ends[1], "c", 1), 1);
    char read[4] = {};
    EXPECT_EQ(::read(ends[0], read, 3), 3);
    EXPECT_STREQ(read, "abc");
    ::close(ends[0]);
    ::close(ends[1]);
}

TEST_F(OutputTest, StringReceivesEverythingAtOnce) {
    std::string text = "1";
    Output output = Output::to_string(text);
    output.write("2");
    EXPECT_EQ(text, "12");
    EXPECT_THAT(output.close(), IsEmpty());
}

}  // namespace
}  // namespace sigloom
