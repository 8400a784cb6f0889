#include "core/names/running_text.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <system_error>

#include "core/base/in_parallel.hpp"
#include "tests/names/corpus.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sigloom {
namespace {

Report report_of(std::size_t rows) {
    Report report;
    report.summary = "Tides are high.";
    report.summary_position.line = 7;
    for (std::size_t i = 0; i < rows; ++i) {
        Row& row = report.rows.emplace_back();
        row.name = i % 3 == 0 ? "" : "Tidal lamps";
        row.description = "They are bright";
        row.driving_force = i % 2 == 0 ? "Wind" : "";
        row.position.line = static_cast<std::uint32_t>(10 + i);
    }
    return report;
}

std::string shown(const RunningText& text) {
    std::string shown;
    std::size_t begin = 0;
    for (const auto& [name_end, end, line] : text.rows) {
        shown += std::to_string(line) + " [" +
                 std::string(text.text.substr(begin, name_end - begin)) + "] " +
                 std::string(text.text.substr(name_end, end - name_end)) + "\n";
        begin = end;
    }
    EXPECT_EQ(begin, text.text.size());
    return shown;
}

/// The variable of the environment, as long as it lives.
class ChangedTmpdir {
  public:
    explicit ChangedTmpdir(const std::filesystem::path& folder) {
        if (const char* before = std::getenv("TMPDIR")) before_ = before;
        ::setenv("TMPDIR", folder.c_str(), 1);
    }
    ~ChangedTmpdir() { before_ ? ::setenv("TMPDIR", before_->c_str(), 1) : ::unsetenv("TMPDIR"); }
    ChangedTmpdir(const ChangedTmpdir&) = delete;
    ChangedTmpdir& operator=(const ChangedTmpdir&) = delete;

  private:
    std::optional<std::string> before_;
};

TEST(RunningTexts, HoldTheSummaryAndTheTextsOfRows) {
    RunningTexts texts;
    std::vector<char> buffer;
    EXPECT_EQ(shown(texts.read(texts.keep(report_of(2)), buffer)),
              "7 [] Tides are high.;\n"
              "10 [] They are bright;Wind;\n"
              "11 [Tidal lamps;] They are bright;\n");
    EXPECT_EQ(shown(texts.read(texts.keep(Report()), buffer)), "1 [] \n");
    EXPECT_EQ(shown(texts.read({}, buffer)), "");  // what is not a report
}

TEST(RunningTexts, AreTheSameFromTheFile) {
    constexpr std::size_t reports = 300;
    RunningTexts in_memory;
    RunningTexts in_file(0);
    RunningTexts in_both(10'000);
    std::vector<std::array<RunningTexts::Kept, 3>> kept(reports);
    for_each_task_in_parallel(reports, [&](std::size_t i) {
        const Report report = report_of(i);
        kept[i] = {in_memory.keep(report), in_file.keep(report), in_both.keep(report)};
    });
    for_each_task_in_parallel(reports, [&](std::size_t i) {
        std::vector<char> buffer;
        const std::string wanted = shown(in_memory.read(kept[i][0], buffer));
        EXPECT_EQ(shown(in_file.read(kept[i][1], buffer)), wanted);
        EXPECT_EQ(shown(in_both.read(kept[i][2], buffer)), wanted);
        EXPECT_EQ(kept[i][1].rows, nullptr);
    });
    const auto is_in_memory = [](const auto& kept_in) { return kept_in[2].rows != nullptr; };
    EXPECT_TRUE(std::ranges::any_of(kept, is_in_memory));
    EXPECT_FALSE(std::ranges::all_of(kept, is_in_memory));
}

TEST(RunningTexts, TheFileIsWhereTheUserWantsItAndHasNoName) {
    const test::TemporaryFolder folder;
    {
        const ChangedTmpdir here(folder.path());
        RunningTexts texts(0);
        std::vector<char> buffer;
        const RunningTexts::Kept kept = texts.keep(report_of(1));
        EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
        EXPECT_EQ(shown(texts.read(kept, buffer)),
                  "7 [] Tides are high.;\n10 [] They are bright;Wind;\n");
    }
    const ChangedTmpdir nowhere(folder.path() / "nowhere");
    RunningTexts texts(0);
    EXPECT_THROW(texts.keep(report_of(1)), std::system_error);
}

TEST(RunningTexts, NamesAreTheSameFromTheFile) {
    const std::vector<std::pair<std::string, std::string>> reports{
        {"Kenya;tides;TSP", "In Kenya they call it tidal stream power (TSP)."},
        {"tide;kenya", "A tide in Kenya. The tidal stream power (TSP) grows."}};
    EXPECT_EQ(save_names(Corpus(reports, 0).learn()), save_names(Corpus(reports).learn()));
}

}  // namespace
}  // namespace sigloom
