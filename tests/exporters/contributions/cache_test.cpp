#include "exporters/contributions/cache.hpp"

#include <gmock/gmock.h>

#include <chrono>

#include "core/base/in_parallel.hpp"
#include "tests/graph/contributing.hpp"
#include "tests/support/full_disk.hpp"
#include "tests/support/samples.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sigloom {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

ReportFile kelp(const std::string& path, const std::string& term = "tide") {
    return report_file(path, markdown_of("20240102", {"kelp", term}, {{"Sand", "", ""}}));
}

class ContributionCacheTest : public testing::Test {
  protected:
    [[nodiscard]] ContributionCache cache(const std::string& made_with = "1") const {
        return {folder_.path(), made_with};
    }

    /// Whether a file had to be read; that the result is the right one is expected.
    static bool reads(ContributionCache& cache, const ReportFile& file,
                      const ContributionOptions& options = for_all_names()) {
        const std::size_t before = cache.files_read();
        const FileContributions found =
            cache.contribute(file, ReportSchema(), options, std::make_shared<TextStore>());
        const FileContributions read =
            contribute(file, ReportSchema(), options, std::make_shared<TextStore>());
        EXPECT_EQ(found.path, read.path);
        EXPECT_EQ(found.shown_path, read.shown_path);
        EXPECT_EQ(found.text_hash, read.text_hash);
        EXPECT_EQ(found.all.size(), read.all.size());
        for (std::size_t i = 0; i < std::min(found.all.size(), read.all.size()); ++i) {
            EXPECT_EQ(compare(found.all[i], read.all[i]), std::strong_ordering::equal);
        }
        return cache.files_read() > before;
    }

    [[nodiscard]] std::vector<fs::path> kept() const {
        std::vector<fs::path> files;
        for (const auto& entry : fs::recursive_directory_iterator(folder_.path())) {
            if (entry.is_regular_file()) files.push_back(entry.path());
        }
        return files;
    }

    test::TemporaryFolder folder_;
};

TEST_F(ContributionCacheTest, ReadsEachReportOnce) {
    ContributionCache first = cache();
    for (const ReportFile& report : test::sample_reports()) EXPECT_TRUE(reads(first, report));
    for (const ReportFile& report : test::sample_reports()) EXPECT_FALSE(reads(first, report));
    ContributionCache later = cache();
    for (const ReportFile& report : test::sample_reports()) EXPECT_FALSE(reads(later, report));
    EXPECT_EQ(kept().size(), test::sample_reports().size());
}

TEST_F(ContributionCacheTest, FindsAReportThatIsCalledOtherwiseNow) {
    ContributionCache kept_reports = cache();
    EXPECT_TRUE(reads(kept_reports, kelp("a.md")));
    EXPECT_FALSE(reads(kept_reports, kelp("b/c.md")));
    const ReportFile no_report{"x/a.md", "a.md", "# Page\n", false};
    const ReportFile renamed{"y/b.md", "b.md", "# Page\n", false};
    EXPECT_TRUE(reads(kept_reports, no_report));
    EXPECT_FALSE(reads(kept_reports, renamed)) << "and its diagnostics name it as it is called";
}

TEST_F(ContributionCacheTest, ReadsAgainWhatDependsOnSomethingElse) {
    ContributionCache first = cache();
    EXPECT_TRUE(reads(first, kelp("a.md")));
    EXPECT_TRUE(reads(first, kelp("a.md", "ebb")));
    EXPECT_TRUE(reads(first, kelp("a.md"), {}));
    ContributionOptions of_two;
    of_two.default_relevancy = 2;
    EXPECT_TRUE(reads(first, kelp("a.md"), of_two));
    ContributionOptions without_runs = for_all_names();
    without_runs.runs = NameRuns::leave;
    EXPECT_TRUE(reads(first, kelp("a.md"), without_runs));
    ContributionCache of_others = cache("2");
    EXPECT_TRUE(reads(of_others, kelp("a.md")));
    EXPECT_FALSE(reads(first, kelp("a.md")));
}

TEST_F(ContributionCacheTest, ReadsAgainWhatIsDamaged) {
    ContributionCache kept_reports = cache();
    EXPECT_TRUE(reads(kept_reports, kelp("a.md")));
    const fs::path entry = kept().at(0);
    const std::string name = fs::relative(entry, folder_.path());
    const std::string good = folder_.read(name);
    const auto is_read_again = [&](const std::string& bytes) {
        folder_.write(name, bytes);
        const bool again = reads(kept_reports, kelp("a.md"));
        EXPECT_EQ(folder_.read(name), good);
        return again;
    };
    EXPECT_FALSE(is_read_again(good));
    for (const std::string bad : {"", "\n", "x", "{}\n"}) EXPECT_TRUE(is_read_again(bad)) << bad;
    for (std::size_t at = 0; at < good.size(); at += 7) {
        std::string flipped = good;
        flipped[at] = static_cast<char>(flipped[at] ^ 1);
        EXPECT_TRUE(is_read_again(flipped)) << at;
        EXPECT_TRUE(is_read_again(good.substr(0, at))) << at;
    }
    EXPECT_TRUE(is_read_again(good + good));
}

TEST_F(ContributionCacheTest, RemovesWhatWasNotUsedForLongest) {
    ContributionCache kept_reports = cache();
    std::vector<fs::path> order;
    for (const std::string term : {"a", "b", "c", "d"}) {
        EXPECT_TRUE(reads(kept_reports, kelp("x.md", term)));
        for (const fs::path& path : kept()) {
            if (std::ranges::find(order, path) != order.end()) continue;
            order.push_back(path);
            fs::last_write_time(
                path, fs::file_time_type::clock::now() - std::chrono::hours(24 - order.size()));
        }
    }
    EXPECT_FALSE(reads(kept_reports, kelp("x.md", "a"))) << "which is a use";
    kept_reports.shrink(2 * fs::file_size(order[0]));
    EXPECT_FALSE(fs::exists(order[1]));
    EXPECT_FALSE(fs::exists(order[2]));
    EXPECT_FALSE(reads(kept_reports, kelp("x.md", "a")));
    EXPECT_FALSE(reads(kept_reports, kelp("x.md", "d")));
    kept_reports.shrink(0);
    EXPECT_TRUE(kept().empty());
}

TEST_F(ContributionCacheTest, RemovesWhatKilledProgramsLeftAndNothingOfOthers) {
    const auto days_ago = fs::file_time_type::clock::now() - std::chrono::hours(48);
    const fs::path left = folder_.write("ab/.cd.jsonl.17-0.tmp", "half");
    const fs::path others = folder_.write("ab/notes.jsonl", "mine");
    const fs::path outside = folder_.write("notes.tmp", "mine");
    for (const fs::path& path : {left, others, outside}) fs::last_write_time(path, days_ago);
    const fs::path at_work = folder_.write("ab/.ef.jsonl.18-0.tmp", "half");
    cache().shrink(0);
    EXPECT_FALSE(fs::exists(left));
    EXPECT_TRUE(fs::exists(others));
    EXPECT_TRUE(fs::exists(outside));
    EXPECT_TRUE(fs::exists(at_work)) << "somebody may be writing it";
}

TEST_F(ContributionCacheTest, SaysWhatCannotBeKeptAndGoesOn) {
    ContributionCache kept_reports = cache();
    {
        const test::FullDisk full(10);
        EXPECT_TRUE(reads(kept_reports, kelp("a.md")));
    }
    EXPECT_THAT(kept_reports.fault(), HasSubstr("File too large"));
    EXPECT_TRUE(kept().empty());
    EXPECT_TRUE(reads(kept_reports, kelp("a.md")));
    EXPECT_FALSE(reads(kept_reports, kelp("a.md")));
}

TEST_F(ContributionCacheTest, ServesSeveralThreadsThatAskForTheSame) {
    ContributionCache kept_reports = cache();
    for_each_task_in_parallel(
        64, [&](std::size_t i) { reads(kept_reports, kelp("a.md", std::to_string(i % 4))); });
    EXPECT_EQ(kept().size(), 4U);
    EXPECT_EQ(kept_reports.fault(), "");
}

}  // namespace
}  // namespace sigloom
