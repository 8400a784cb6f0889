#include "exporters/common/output_files.hpp"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <array>
#include <stdexcept>

#include "tests/support/full_disk.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sigloom {
namespace {

namespace fs = std::filesystem;
using ::testing::UnorderedElementsAre;

class OutputFilesTest : public ::testing::Test {
  protected:
    [[nodiscard]] OutputFiles files() const {
        const std::array<fs::path, 2> targets{folder_.path() / "a", folder_.path() / "b"};
        return OutputFiles(targets);
    }

    test::TemporaryFolder folder_;
};

TEST_F(OutputFilesTest, AllAreInPlaceOnceTheyAreClosed) {
    folder_.write("a", "old");
    OutputFiles both = files();
    both[0].write("new a");
    both[1].write("new b");
    EXPECT_EQ(folder_.read("a"), "old");
    EXPECT_EQ(both.close(), "");
    EXPECT_EQ(folder_.read("a"), "new a");
    EXPECT_EQ(folder_.read("b"), "new b");
    EXPECT_THAT(folder_.names(), UnorderedElementsAre("a", "b"));
}

TEST_F(OutputFilesTest, NoneIsReplacedWhenOneCannotBeWritten) {
    for (const std::size_t failing : {0U, 1U}) {
        folder_.write("a", "old a");
        folder_.write("b", "old b");
        {
            const test::FullDisk disk(1'000'000);
            OutputFiles both = files();
            both[failing].write(std::string(2'000'000, 'x'));
            both[1 - failing].write("short");
            EXPECT_EQ(both.close(),
                      (folder_.path() / (failing == 0 ? "a" : "b")).string() + ": File too large");
        }
        EXPECT_EQ(folder_.read("a"), "old a");
        EXPECT_EQ(folder_.read("b"), "old b");
        EXPECT_THAT(folder_.names(), UnorderedElementsAre("a", "b"));
    }
}

TEST_F(OutputFilesTest, NoneIsReplacedWhenOneIsProtected) {
    folder_.write("a", "old");
    fs::create_directory(folder_.path() / "b");
    {
        OutputFiles both = files();
        both[0].write("new");
        EXPECT_EQ(both.close(), (folder_.path() / "b").string() + ": Is a directory");
    }
    EXPECT_EQ(folder_.read("a"), "old");
    EXPECT_THAT(folder_.names(), UnorderedElementsAre("a", "b"));
}

TEST_F(OutputFilesTest, ThatAreCalledOffLeaveTheOldOnesAndNoOther) {
    folder_.write("a", "old");
    for (const bool while_writing : {true, false}) {
        bool called_off = while_writing;
        const auto write = [&] {
            OutputFiles both = files();
            both.set_check([&] {
                if (called_off) throw std::runtime_error("enough");
            });
            both[1].write(std::string(while_writing ? 3'000'000 : 0, 'x'));
            called_off = true;
            both.close();
        };
        EXPECT_THROW(write(), std::runtime_error);
        EXPECT_EQ(folder_.read("a"), "old");
        EXPECT_THAT(folder_.names(), UnorderedElementsAre("a"));
    }
}

TEST_F(OutputFilesTest, ThatAreGivenUpLeaveTheOldOnesAndNoOther) {
    folder_.write("b", "old");
    files()[0].write("new");
    EXPECT_EQ(folder_.read("b"), "old");
    EXPECT_THAT(folder_.names(), UnorderedElementsAre("b"));
}

TEST_F(OutputFilesTest, ReplacedFilesKeepTheirModes) {
    ::chmod(folder_.write("b", "old").c_str(), 0640);
    EXPECT_EQ(files().close(), "");
    EXPECT_EQ(fs::status(folder_.path() / "b").permissions(), fs::perms(0640));
}

}  // namespace
}  // namespace sigloom
