#include "core/base/read_file.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <thread>

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

}  // namespace
}  // namespace sigloom
