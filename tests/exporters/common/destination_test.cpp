#include "exporters/common/destination.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <ostream>
#include <stdexcept>

#include "tests/support/full_disk.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sigloom {

/// What the tests of a shape are called.
void PrintTo(const Format& format, std::ostream* stream) {
    *stream << format.name;
}

namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;

constexpr FormatOption size_option{
    .name = "size", .type = OptionType::whole_number, .help = "", .default_value = "5"};

std::string text(const Export& what) {
    return std::string(what.options.whole_number(size_option), 'x');
}

ExportNotes write_stream(const Export& what, Output& output) {
    output.write(text(what));
    return {.replaced_characters = 1};
}

ExportNotes write_files(const Export& what, OutputFiles& files) {
    files[0].write(text(what));
    files[1].write(text(what));
    return {};
}

ExportNotes write_folder(const Export& what, OutputFolder& folder) {
    folder.file("nodes").write(text(what));
    folder.file("edges").write(text(what));
    return {};
}

ExportNotes write_path(const Export& what, OutputPath& path) {
    path.check();
    std::ofstream file(path.path());
    file << text(what);
    file.close();
    if (!file) path.fail("the library says no");
    return {};
}

const Format shapes[] = {
    {.name = "stream", .suffixes = {".one"}, .summary = "", .write = write_stream},
    {.name = "files",
     .suffixes = {".csv", ".nodes.csv"},
     .summary = "",
     .write = write_files,
     .parts = {".nodes.csv", ".edges.csv"}},
    {.name = "folder", .suffixes = {".folder"}, .summary = "", .write = write_folder},
    {.name = "path", .suffixes = {".db"}, .summary = "", .write = write_path},
};

class DestinationTest : public ::testing::TestWithParam<Format> {
  protected:
    [[nodiscard]] fs::path path() const {
        return folder_.path() / ("a" + std::string(GetParam().suffixes[0]));
    }

    /// Writes `size` bytes into each file.
    std::string write(
        std::string_view size, const std::function<void()>& check = [] {}) const {
        FormatOptions options;
        options.set(size_option, size);
        Destination destination(GetParam(), path());
        destination.set_check(check);
        destination.write(GetParam(), {KnowledgeGraph(), options});
        EXPECT_EQ(destination.error().empty(), std::string(size) != "3000000" || !disk_is_full_);
        return destination.close();
    }

    /// Names and sizes of all files, however deep.
    [[nodiscard]] std::vector<std::string> files() const {
        std::vector<std::string> files;
        for (const auto& entry : fs::recursive_directory_iterator(folder_.path())) {
            if (!entry.is_regular_file()) continue;
            files.push_back(entry.path().lexically_relative(folder_.path()).string() + " " +
                            std::to_string(entry.file_size()));
        }
        std::ranges::sort(files);
        return files;
    }

    test::TemporaryFolder folder_;
    bool disk_is_full_ = false;
};

TEST_P(DestinationTest, OldOnesAreReplacedByCompleteNewOnes) {
    EXPECT_EQ(write("5"), "");
    const auto old = files();
    EXPECT_EQ(write("6"), "");
    EXPECT_EQ(files().size(), old.size());
    EXPECT_NE(files(), old);
}

TEST_P(DestinationTest, FullDiskIsAnErrorAndLeavesEverythingAsItWas) {
    for (const bool exists : {false, true}) {
        if (exists) {
            EXPECT_EQ(write("5"), "");
        }
        const auto before = files();
        {
            const test::FullDisk disk(2'000'000);
            disk_is_full_ = true;
            EXPECT_THAT(write("3000000"), HasSubstr(path().parent_path().string()));
            disk_is_full_ = false;
        }
        EXPECT_EQ(files(), before);
        EXPECT_EQ(folder_.names().empty(), !exists);
    }
}

TEST_P(DestinationTest, WritingThatIsCalledOffLeavesEverythingAsItWas) {
    for (const bool exists : {false, true}) {
        if (exists) {
            EXPECT_EQ(write("5"), "");
        }
        const auto before = files();
        EXPECT_THROW(write("3000000", [] { throw std::runtime_error("enough"); }),
                     std::runtime_error);
        EXPECT_EQ(files(), before);
        EXPECT_EQ(folder_.names().empty(), !exists);
    }
}

INSTANTIATE_TEST_SUITE_P(Shapes, DestinationTest, ::testing::ValuesIn(shapes),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(Destination, StreamMayBeAnyOutputAndNothingElseMay) {
    std::string bytes;
    Destination destination(Output::to_string(bytes));
    EXPECT_EQ(destination.write(shapes[0], {KnowledgeGraph(), {}}).replaced_characters, 1U);
    EXPECT_EQ(destination.close(), "");
    EXPECT_EQ(bytes, "xxxxx");
    Destination other(Output::to_string(bytes));
    try {
        other.write(shapes[2], {KnowledgeGraph(), {}});
        FAIL();
    } catch (const std::invalid_argument& error) {
        EXPECT_STREQ(error.what(), "folder is written to a folder, and not to this output");
    }
}

TEST(Destination, SeveralFilesHaveTheirPartsInPlaceOfTheSuffix) {
    EXPECT_THAT(target_paths(shapes[1], "d/a.csv"), ElementsAre("d/a.nodes.csv", "d/a.edges.csv"));
    EXPECT_THAT(target_paths(shapes[1], "a.Nodes.CSV"), ElementsAre("a.nodes.csv", "a.edges.csv"));
    EXPECT_THAT(target_paths(shapes[1], "a.txt"),
                ElementsAre("a.txt.nodes.csv", "a.txt.edges.csv"));
    EXPECT_THAT(target_paths(shapes[1], "a.csv.gz"),
                ElementsAre("a.nodes.csv.gz", "a.edges.csv.gz"));
    EXPECT_THAT(target_paths(shapes[0], "a.one"), ElementsAre("a.one"));
}

}  // namespace
}  // namespace sigloom
