#include "core/names/running_text.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <mutex>

#include "core/base/temporary_file.hpp"
#include "core/text/word_scanner.hpp"

namespace sigloom {
namespace {

std::size_t bytes_of(std::string_view text) {
    return text.empty() ? 0 : text.size() + 1;
}

std::size_t bytes_of(const Report& report) {
    std::size_t bytes = bytes_of(report.summary);
    for (const Row& row : report.rows) {
        bytes += bytes_of(row.name);
        for (const std::string_view text : row.texts()) bytes += bytes_of(text);
    }
    return bytes;
}

/// Writes a report's text, for which there is room, zeros behind it, and where its rows end.
void write(const Report& report, char* text, RunningText::Row* rows) {
    std::uint32_t at = 0;
    const auto add = [&](std::string_view part) {
        if (part.empty()) return;
        std::ranges::copy(part, text + at);
        at += static_cast<std::uint32_t>(part.size());
        text[at++] = RunningText::end_of_text;
    };
    add(report.summary);
    *rows++ = {0, at, report.summary_position.line};
    for (const Row& row : report.rows) {
        add(row.name);
        const std::uint32_t name_end = at;
        for (const std::string_view part : row.texts()) add(part);
        *rows++ = {name_end, at, row.position.line};
    }
    std::fill_n(text + at, WordScanner::padding, '\0');
}

}  // namespace

/// Loses its name at once, and is gone with the process.
class RunningTexts::OverflowFile {
  public:
    ~OverflowFile() {
        if (file_ >= 0) ::close(file_);
    }

    /// Returns where it begins.
    std::uint64_t append(std::span<const char> bytes) {
        open();
        const std::uint64_t begin = size_.fetch_add(bytes.size());
        for (std::size_t done = 0; done < bytes.size();) {
            const ssize_t count = ::pwrite(file_, bytes.data() + done, bytes.size() - done,
                                           static_cast<off_t>(begin + done));
            if (count <= 0) throw_of_temporary_file("cannot write a temporary file");
            done += static_cast<std::size_t>(count);
        }
        return begin;
    }

    void read(std::uint64_t begin, std::span<char> bytes) const {
        for (std::size_t done = 0; done < bytes.size();) {
            const ssize_t count = ::pread(file_, bytes.data() + done, bytes.size() - done,
                                          static_cast<off_t>(begin + done));
            if (count <= 0) throw_of_temporary_file("cannot read a temporary file");
            done += static_cast<std::size_t>(count);
        }
    }

  private:
    void open() {
        const std::lock_guard lock(opening_);
        if (file_ >= 0) return;
        file_ = open_temporary_file();
    }

    std::mutex opening_;
    int file_ = -1;
    std::atomic<std::uint64_t> size_ = 0;
};

RunningTexts::RunningTexts(std::size_t bytes_in_memory, std::size_t first_block_bytes,
                           std::pmr::memory_resource* source)
    : bytes_in_memory_(bytes_in_memory),
      stores_([bytes = std::min(bytes_in_memory, first_block_bytes), source] {
          return TextStore(bytes, source);
      }),
      file_(std::make_unique<OverflowFile>()) {}

RunningTexts::~RunningTexts() = default;

RunningTexts::Kept RunningTexts::keep(const Report& report) {
    Kept kept;
    kept.row_count = static_cast<std::uint32_t>(report.rows.size() + 1);
    kept.bytes = static_cast<std::uint32_t>(bytes_of(report));
    const std::size_t size = kept.row_count * sizeof(RunningText::Row) + kept.bytes;
    if (bytes_.fetch_add(size) + size > bytes_in_memory_) return keep_in_file(report, kept);
    TextStore& store = stores_.local();
    const std::span<RunningText::Row> rows = store.make_array<RunningText::Row>(kept.row_count);
    const std::span<char> text = store.allocate(kept.bytes + WordScanner::padding);
    write(report, text.data(), rows.data());
    kept.rows = rows.data();
    kept.text = text.data();
    return kept;
}

RunningTexts::Kept RunningTexts::keep_in_file(const Report& report, Kept kept) {
    const std::size_t bytes_of_rows = kept.row_count * sizeof(RunningText::Row);
    std::vector<RunningText::Row> rows(kept.row_count);
    std::vector<char> block(bytes_of_rows + kept.bytes + WordScanner::padding);
    write(report, block.data() + bytes_of_rows, rows.data());
    std::memcpy(block.data(), rows.data(), bytes_of_rows);
    kept.offset = file_->append(block);
    return kept;
}

RunningText RunningTexts::read(const Kept& kept, std::vector<char>& buffer) const {
    if (kept.rows != nullptr || kept.row_count == 0) {
        return {{kept.text, kept.bytes}, {kept.rows, kept.row_count}};
    }
    const std::size_t bytes_of_rows = kept.row_count * sizeof(RunningText::Row);
    buffer.resize(bytes_of_rows + kept.bytes + WordScanner::padding);
    file_->read(kept.offset, buffer);
    return {{buffer.data() + bytes_of_rows, kept.bytes},
            {reinterpret_cast<const RunningText::Row*>(buffer.data()), kept.row_count}};
}

}  // namespace sigloom
