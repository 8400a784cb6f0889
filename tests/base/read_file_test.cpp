#include "core/base/read_file.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <thread>

#include "core/base/cancelled.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sigloom {
namespace {

TEST(ReadFile, GivesTheBytesOfAFileAsTheyAre) {
    const test::TemporaryFolder folder;
    for (const std::size_t size : {0U, 1U, 4095U, 4096U, 100'000U}) {
        std::string text(size, 'x');
        if (size > 1) text[1] = '\0';
        const auto bytes = read_file(folder.write("file", text).string());
        ASSERT_TRUE(bytes.has_value());
        EXPECT_EQ(bytes->view(), text);
    }
}

TEST(ReadFile, GivesNoMoreThanItsLimit) {
    const test::TemporaryFolder folder;
    const std::string path = folder.write("file", std::string(10'000, 'x')).string();
    for (const std::size_t limit : {1U, 100U, 9'999U, 10'000U, 10'001U, 20'000U}) {
        EXPECT_EQ(read_file(path, limit)->view().size(), std::min<std::size_t>(limit, 10'000));
    }
}

TEST(ReadFile, ReadsAPipeToItsEnd) {
    const test::TemporaryFolder folder;
    const std::string pipe = (folder.path() / "pipe").string();
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    const std::string text(300'000, 'y');
    std::thread writer([&] { std::ofstream(pipe) << text; });
    const auto bytes = read_file(pipe);
    writer.join();
    ASSERT_TRUE(bytes.has_value());
    EXPECT_EQ(bytes->view(), text);
}

TEST(ReadFile, AFileThatIsNotThereOrIsAFolderIsNothing) {
    const test::TemporaryFolder folder;
    EXPECT_FALSE(read_file((folder.path() / "missing").string()).has_value());
    EXPECT_FALSE(read_file(folder.path().string()).has_value());
}

TEST(ReadWholeFile, GivesAllBytesOrSaysThatThereAreTooMany) {
    const test::TemporaryFolder folder;
    const std::string path = folder.write("file", std::string(10'000, 'x')).string();
    EXPECT_EQ(read_whole_file(path, 10'000)->view().size(), 10'000U);
    EXPECT_EQ(read_whole_file(path, SIZE_MAX)->view().size(), 10'000U);
    EXPECT_FALSE(read_whole_file(path, 9'999).has_value());
    EXPECT_EQ(errno, EFBIG);
    EXPECT_EQ(reading_error(9'999), "expected at most 9999 bytes, and an end");
    EXPECT_FALSE(read_whole_file((folder.path() / "missing").string(), 1).has_value());
    EXPECT_EQ(reading_error(1), "No such file or directory");
}

TEST(ReadWholeFile, RefusesWhatHasNoEnd) {
    EXPECT_FALSE(read_whole_file("/dev/zero", SIZE_MAX).has_value());
    EXPECT_EQ(errno, EFBIG);
    EXPECT_FALSE(read_whole_file("/dev/urandom", 1'000'000).has_value());
    EXPECT_EQ(errno, EFBIG);
}

TEST(ReadWholeFile, RefusesAFileOfNothingButNulHoweverItBegins) {
    const test::TemporaryFolder folder;
    const std::string path = folder.write("sparse", "{\"nodes\":[").string();
    std::filesystem::resize_file(path, std::uintmax_t{1} << 40);
    EXPECT_FALSE(read_whole_file(path, SIZE_MAX).has_value());
    EXPECT_EQ(errno, EFBIG);
}

TEST(ReadWholeFile, TheBeginningDecidesHowMuchIsRead) {
    const test::TemporaryFolder folder;
    const std::string path = folder.write("file", "graph" + std::string(1'000, 'x')).string();
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    std::string seen;
    const auto bytes = read_whole_descriptor(file.number(), 5, [&](std::string_view beginning) {
        seen = beginning;
        return std::size_t{1'005};
    });
    EXPECT_EQ(seen, "graph");
    ASSERT_TRUE(bytes.has_value());
    EXPECT_EQ(bytes->view(), folder.read("file"));
}

TEST(ReadFile, APipeThatNobodyWritesToIsLeftOnceWorkIsCancelled) {
    const test::TemporaryFolder folder;
    const std::string pipe = (folder.path() / "pipe").string();
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    cancel_all_work();
    EXPECT_THROW(read_file(pipe), Cancelled);
    EXPECT_THROW(read_whole_file(pipe, 100), Cancelled);
    allow_work();
}

}  // namespace
}  // namespace sigloom
