#include "exporters/common/output_path.hpp"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <fstream>
#include <stdexcept>
#include <string>
#include <utility>

#include "tests/support/full_disk.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sigloom {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class OutputPathTest : public ::testing::Test {
  protected:
    [[nodiscard]] fs::path target() const { return folder_.path() / "a.db"; }

    /// As a library would: a file of its own, and one beside it that it forgets.
    static void write(OutputPath& output, std::string_view text) {
        std::ofstream(output.path().string() + "-journal") << "undo";
        std::ofstream file(output.path(), std::ios::binary);
        file << text;
        file.close();
        if (!file) output.fail("the library says no");
    }

    test::TemporaryFolder folder_;
};

TEST_F(OutputPathTest, FileIsInPlaceOnceItIsClosedAndNothingElseIsLeft) {
    for (const std::string text : {"new", "newer"}) {
        OutputPath output(target());
        EXPECT_FALSE(fs::exists(output.path()));
        EXPECT_EQ(output.path().filename(), "a.db");
        write(output, text);
        EXPECT_EQ(output.close(), "");
        EXPECT_EQ(folder_.read("a.db"), text);
        EXPECT_THAT(folder_.names(), ElementsAre("a.db"));
    }
}

TEST_F(OutputPathTest, OldFileStaysWhenTheLibraryFails) {
    folder_.write("a.db", "old");
    {
        const test::FullDisk disk(1000);
        OutputPath output(target());
        write(output, std::string(2000, 'x'));
        output.fail("a second error");
        EXPECT_EQ(output.close(), target().string() + ": the library says no");
    }
    EXPECT_EQ(folder_.read("a.db"), "old");
    EXPECT_THAT(folder_.names(), ElementsAre("a.db"));
}

TEST_F(OutputPathTest, LibraryThatWritesNothingIsAnError) {
    OutputPath output(target());
    EXPECT_EQ(output.close(), target().string() + ": No such file or directory");
    EXPECT_THAT(folder_.names(), IsEmpty());
}

TEST_F(OutputPathTest, ThatWasMovedIsTheSameFile) {
    OutputPath first(target());
    write(first, "old");
    OutputPath output(folder_.path() / "b.db");
    output = std::move(first);
    EXPECT_EQ(output.path().filename(), "a.db");
    output.fail("too late");
    EXPECT_EQ(output.close(), target().string() + ": too late");
    EXPECT_THAT(folder_.names(), IsEmpty());
}

TEST_F(OutputPathTest, ThatIsCalledOffLeavesTheOldFileAndNoOther) {
    folder_.write("a.db", "old");
    for (const bool while_writing : {true, false}) {
        bool called_off = while_writing;
        const auto write_and_close = [&] {
            OutputPath output(target());
            output.set_check([&] {
                if (called_off) throw std::runtime_error("enough");
            });
            write(output, "new");
            output.check();
            called_off = true;
            output.close();
        };
        EXPECT_THROW(write_and_close(), std::runtime_error);
        EXPECT_EQ(folder_.read("a.db"), "old");
        EXPECT_THAT(folder_.names(), ElementsAre("a.db"));
    }
}

TEST_F(OutputPathTest, ReplacedFileKeepsItsModeAndItsLink) {
    ::chmod(folder_.write("a.db", "old").c_str(), 0604);
    fs::create_symlink("a.db", folder_.path() / "link");
    OutputPath output(folder_.path() / "link");
    write(output, "new");
    EXPECT_EQ(output.close(), "");
    EXPECT_EQ(folder_.read("a.db"), "new");
    EXPECT_EQ(fs::status(target()).permissions(), fs::perms(0604));
    EXPECT_TRUE(fs::is_symlink(folder_.path() / "link"));
}

TEST_F(OutputPathTest, WhatIsNoRegularFileIsNotReplaced) {
    const auto error = [](const fs::path& path) {
        OutputPath output(path);
        EXPECT_THAT(output.path().string(), IsEmpty());
        return output.close();
    };
    EXPECT_EQ(error("/dev/full"), "/dev/full: no regular file");
    EXPECT_EQ(error(folder_.path()), folder_.path().string() + ": Is a directory");
    const fs::path nowhere = folder_.path() / "none" / "a.db";
    EXPECT_EQ(error(nowhere), nowhere.string() + ": No such file or directory");
}

}  // namespace
}  // namespace sigloom
