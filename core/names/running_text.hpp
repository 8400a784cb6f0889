// The running text of reports, kept until it is known which names to look for in it.
#pragma once

#include <atomic>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <memory_resource>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/text_store.hpp"
#include "core/report/report.hpp"

namespace sigloom {

/// The running text of one report, end to end, so that it is read in one go: the summary, then each
/// row's name and texts.
struct RunningText {
    /// Stands behind each text: it ends a sentence and a clause, whatever comes before it.
    static constexpr char end_of_text = ';';

    /// What belongs together: the summary, or a row.
    struct Row {
        std::uint32_t name_end;  ///< in bytes of `text`; the name's capitals say nothing
        std::uint32_t end;       ///< the next one begins here
        std::uint32_t line;
        auto operator<=>(const Row&) const = default;
    };

    std::string_view text;      ///< with the zeros behind it that WordScanner asks for
    std::span<const Row> rows;  ///< first the summary, which has no name
};

/// The texts of many reports. Up to a number of bytes they stay in memory; those beyond go to a
/// temporary file (in the folder TMPDIR, or /tmp), so that the memory for a corpus does not grow
/// with its text.
class RunningTexts {
  public:
    static constexpr std::size_t usual_bytes_in_memory = 64 * 1024 * 1024;

    explicit RunningTexts(std::size_t bytes_in_memory = usual_bytes_in_memory)
        : RunningTexts(bytes_in_memory, first_block, std::pmr::new_delete_resource()) {}
    /// Takes memory from `source`, which must outlive it, at first `first_block_bytes` a thread.
    RunningTexts(std::size_t bytes_in_memory, std::size_t first_block_bytes,
                 std::pmr::memory_resource* source);
    ~RunningTexts();
    RunningTexts(const RunningTexts&) = delete;
    RunningTexts& operator=(const RunningTexts&) = delete;

    /// Where a report's text is. What is not a report has none.
    struct Kept {
        const RunningText::Row* rows = nullptr;  ///< null: in the file
        const char* text = nullptr;
        std::uint64_t offset = 0;  ///< in the file: of the rows, which the text follows
        std::uint32_t row_count = 0;
        std::uint32_t bytes = 0;  ///< of the text
    };

    /// From any thread. Throws std::system_error if there is no room for the file. O(text).
    Kept keep(const Report& report);

    /// Valid as long as the texts and `buffer`, which is for what is in the file, are. From any
    /// thread. Throws std::system_error if the file cannot be read. O(1), or O(text) from the file.
    [[nodiscard]] RunningText read(const Kept& kept, std::vector<char>& buffer) const;

  private:
    class OverflowFile;
    static constexpr std::size_t first_block = 16 * 1024;

    Kept keep_in_file(const Report& report, Kept kept);

    std::size_t bytes_in_memory_;
    std::atomic<std::size_t> bytes_ = 0;
    TextStores stores_;
    std::unique_ptr<OverflowFile> file_;
};

}  // namespace sigloom
