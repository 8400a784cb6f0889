#include "exporters/common/output_folder.hpp"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <stdexcept>

#include "tests/support/full_disk.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sigloom {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class OutputFolderTest : public ::testing::Test {
  protected:
    [[nodiscard]] fs::path target() const { return place_.path() / "out"; }

    /// Writes a folder of two files, one in a folder of its own.
    std::string write(std::string_view text) const {
        OutputFolder folder(target());
        folder.file("a").write(text);
        folder.file("notes/b").write(text);
        return folder.close();
    }

    void expect_old_and_nothing_else() const {
        EXPECT_EQ(place_.read("out/a"), "old");
        EXPECT_EQ(place_.read("out/notes/b"), "old");
        EXPECT_THAT(place_.names(), ElementsAre("out"));
    }

    test::TemporaryFolder place_;
};

TEST_F(OutputFolderTest, IsInPlaceOnceItIsClosed) {
    OutputFolder folder(target());
    folder.file("a").write("1");
    EXPECT_FALSE(fs::exists(target()));
    EXPECT_EQ(folder.close(), "");
    EXPECT_EQ(place_.read("out/a"), "1");
    EXPECT_THAT(place_.names(), ElementsAre("out"));
    EXPECT_TRUE(is_written_folder(target()));
}

TEST_F(OutputFolderTest, ReplacesTheOneBeforeAsAWhole) {
    ASSERT_EQ(write("old"), "");
    OutputFolder folder(target().string() + "/");
    folder.file("c").write("new");
    EXPECT_EQ(place_.read("out/a"), "old");
    EXPECT_EQ(folder.close(), "");
    EXPECT_EQ(place_.read("out/c"), "new");
    EXPECT_FALSE(fs::exists(target() / "a"));
    EXPECT_FALSE(fs::exists(target() / "notes"));
    EXPECT_THAT(place_.names(), ElementsAre("out"));
}

TEST_F(OutputFolderTest, ReplacesAnEmptyFolderAndKeepsItsMode) {
    fs::create_directory(target());
    ::chmod(target().c_str(), 0710);
    EXPECT_EQ(write("new"), "");
    EXPECT_EQ(place_.read("out/notes/b"), "new");
    EXPECT_EQ(fs::status(target()).permissions(), fs::perms(0710));
}

TEST_F(OutputFolderTest, NewFolderFollowsTheUmask) {
    const mode_t before = ::umask(027);
    EXPECT_EQ(write("new"), "");
    ::umask(before);
    EXPECT_EQ(fs::status(target()).permissions(), fs::perms(0750));
    EXPECT_EQ(fs::status(target() / "a").permissions(), fs::perms(0640));
}

TEST_F(OutputFolderTest, FolderBehindALinkIsReplacedAndTheLinkStays) {
    ASSERT_EQ(write("old"), "");
    fs::create_directory_symlink("out", place_.path() / "link");
    OutputFolder folder(place_.path() / "link");
    folder.file("a").write("new");
    EXPECT_EQ(folder.close(), "");
    EXPECT_TRUE(fs::is_symlink(place_.path() / "link"));
    EXPECT_EQ(place_.read("out/a"), "new");
}

TEST_F(OutputFolderTest, FolderOfSomebodyElseIsNotReplaced) {
    place_.write("out/thesis.txt", "years of work");
    EXPECT_EQ(write("new"), target().string() +
                                ": the folder holds 'thesis.txt', which is not of a graph that was "
                                "written there; a folder is replaced only as a whole");
    EXPECT_EQ(place_.read("out/thesis.txt"), "years of work");
    EXPECT_THAT(place_.names(), ElementsAre("out"));
}

TEST_F(OutputFolderTest, FileThatWasAddedToAWrittenFolderProtectsIt) {
    ASSERT_EQ(write("old"), "");
    place_.write("out/notes/mine", "my own");
    EXPECT_THAT(write("new"), HasSubstr("the folder holds 'notes/mine', which"));
    EXPECT_EQ(place_.read("out/notes/mine"), "my own");
    expect_old_and_nothing_else();
}

TEST_F(OutputFolderTest, FileThatIsAddedMeanwhileIsNeverRemoved) {
    ASSERT_EQ(write("old"), "");
    OutputFolder folder(target());
    folder.file("a").write("new");
    place_.write("out/notes/mine", "my own");
    const std::string error = folder.close();
    EXPECT_THAT(error, HasSubstr("not all of the old folder could be removed; the rest"));
    const fs::path rest = error.substr(error.rfind(' ') + 1);
    EXPECT_TRUE(fs::exists(rest / "notes" / "mine"));
    EXPECT_FALSE(fs::exists(rest / "a"));
    EXPECT_EQ(place_.read("out/a"), "new");
}

TEST_F(OutputFolderTest, ListThatNamesFilesOutsideRemovesNone) {
    place_.write("precious", "1");
    fs::create_directory(place_.path() / "other");
    place_.write("other/precious", "2");
    ASSERT_EQ(write("old"), "");
    fs::remove_all(target() / "notes");
    fs::create_directory_symlink("../other", target() / "notes");
    place_.write("out/.sigloom", place_.read("out/.sigloom") + "../precious\nnotes/precious\n");
    EXPECT_THAT(write("new"), HasSubstr("the folder holds 'notes', which"));
    EXPECT_EQ(place_.read("precious"), "1");
    EXPECT_EQ(place_.read("other/precious"), "2");
}

TEST_F(OutputFolderTest, OldFolderStaysWhenTheDiskIsFull) {
    ASSERT_EQ(write("old"), "");
    {
        const test::FullDisk disk(1'000'000);
        OutputFolder folder(target());
        folder.file("a").write(std::string(2'000'000, 'x'));
        folder.file("b").write("small");
        EXPECT_EQ(folder.error(), (target() / "a").string() + ": File too large");
        EXPECT_EQ(folder.close(), (target() / "a").string() + ": File too large");
    }
    expect_old_and_nothing_else();
}

TEST_F(OutputFolderTest, FullDiskIsNoticedWhenTheLastFileIsCompleted) {
    const test::FullDisk disk(1000);
    OutputFolder folder(target());
    folder.file("a").write(std::string(2000, 'x'));
    EXPECT_EQ(folder.close(), (target() / "a").string() + ": File too large");
    EXPECT_THAT(place_.names(), IsEmpty());
}

TEST_F(OutputFolderTest, ThatIsCalledOffLeavesTheOldOneAndNoOther) {
    ASSERT_EQ(write("old"), "");
    for (const bool while_writing : {true, false}) {
        bool called_off = while_writing;
        const auto write_new = [&] {
            OutputFolder folder(target());
            folder.set_check([&] {
                if (called_off) throw std::runtime_error("enough");
            });
            folder.file("a").write(std::string(while_writing ? 3'000'000 : 0, 'x'));
            called_off = true;
            folder.close();
        };
        EXPECT_THROW(write_new(), std::runtime_error);
        expect_old_and_nothing_else();
    }
}

TEST_F(OutputFolderTest, NamesOutsideTheFolderAreRefused) {
    OutputFolder folder(target());
    for (const std::string name :
         {"", "/etc/passwd", "../a", "a/../../b", ".", "a/", "a//b", "a\nb", ".sigloom"}) {
        EXPECT_THROW(folder.file(name), std::invalid_argument) << name;
    }
    EXPECT_THROW(folder.file(std::string("a\0b", 3)), std::invalid_argument);
}

TEST_F(OutputFolderTest, SameFileTwiceIsAnError) {
    OutputFolder folder(target());
    folder.file("a");
    folder.file("a");
    EXPECT_EQ(folder.close(), (target() / "a").string() + ": File exists");
    EXPECT_THAT(place_.names(), IsEmpty());
}

TEST_F(OutputFolderTest, WhatIsNoFolderIsNotReplaced) {
    place_.write("out", "a file");
    EXPECT_EQ(write("new"), target().string() + ": Not a directory");
    EXPECT_EQ(place_.read("out"), "a file");
    const fs::path nowhere = place_.path() / "none" / "out";
    EXPECT_EQ(OutputFolder(nowhere).close(), nowhere.string() + ": No such file or directory");
    EXPECT_EQ(OutputFolder("").close(), ": No such file or directory");
}

}  // namespace
}  // namespace sigloom
