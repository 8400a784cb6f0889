#include "exporters/contributions/cache.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <zlib.h>

#include <algorithm>
#include <cctype>
#include <chrono>
#include <optional>
#include <system_error>
#include <tuple>
#include <utility>
#include <vector>

#include "core/base/cancelled.hpp"
#include "core/base/read_file.hpp"
#include "core/base/text_hash.hpp"
#include "exporters/common/output.hpp"
#include "exporters/contributions/reader.hpp"
#include "exporters/contributions/writer.hpp"

namespace sigloom {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view suffix = ".jsonl";
constexpr std::string_view temporary_suffix = ".tmp";
constexpr std::size_t digits_of_folder = 2;
constexpr std::size_t digits_of_file = 30;
using Clock = fs::file_time_type::clock;
/// What a killed program left behind is that old at least; a write takes moments.
constexpr auto abandoned_after = std::chrono::hours(1);
/// More often it is not noted that something was used.
constexpr auto noted_after = std::chrono::hours(1);

std::uint32_t checksum(std::string_view text) {
    return static_cast<std::uint32_t>(
        ::crc32_z(0, reinterpret_cast<const Bytef*>(text.data()), text.size()));
}

/// Stands before a line: bytes that are other ones than were written are found out.
std::string seal_of(std::string_view line) {
    return fmt::format("{:08x} {:016x}\n", checksum(line), line.size());
}

bool is_hexadecimal(std::string_view text) {
    return std::ranges::all_of(text, [](unsigned char c) { return std::isxdigit(c) != 0; });
}

/// The line of a sealed file; nothing where it is damaged.
std::optional<std::string_view> unsealed(std::string_view bytes) {
    const std::size_t begin = std::min(bytes.find('\n'), bytes.size() - 1) + 1;
    const std::string_view line = bytes.substr(begin);
    if (bytes.substr(0, begin) != seal_of(line) || !line.ends_with('\n')) return std::nullopt;
    return line.substr(0, line.size() - 1);
}

/// Notes that a file was used, for which one is removed first.
void note_use(const fs::path& path) {
    std::error_code ignored;
    const auto now = Clock::now();
    if (fs::last_write_time(path, ignored) + noted_after < now) {
        fs::last_write_time(path, now, ignored);
    }
}

}  // namespace

/// What the text is, and under which circumstances it was read: 64 bits each.
fs::path ContributionCache::path_of(std::string_view text, const ReportFile& file,
                                    const ContributionOptions& options) const {
    const std::string circumstances =
        fmt::format("{} {} {} {} {} {} {} {:08x} {}", contribution_version, made_with_,
                    file.is_given, share_of_highest(options.default_relevancy), options.find_terms,
                    options.running_texts != nullptr, static_cast<int>(options.runs),
                    checksum(text), text.size());
    const std::string name =
        fmt::format("{:016x}{:016x}", text_hash(text), text_hash(circumstances));
    return folder_ / name.substr(0, digits_of_folder) /
           name.substr(digits_of_folder).append(suffix);
}

FileContributions ContributionCache::contribute(const ReportFile& file, const ReportSchema& schema,
                                                const ContributionOptions& options,
                                                const std::shared_ptr<TextStore>& store) {
    DiagnosticList said_by_reading;
    const std::optional<StoredText> text = load(file, said_by_reading);
    if (!text) return sigloom::contribute(file, schema, options, store);
    const fs::path path = path_of(text->text, file, options);
    if (const auto bytes = read_file(path.string())) {
        if (const auto line = unsealed(bytes->view())) {
            try {
                FileContributions kept = read_contribution_line(*line, options, store).file;
                rename(kept, file.path, file.shown_path());
                note_use(path);
                return kept;
            } catch (const LineFault&) {
                // Damaged: it is read again, and kept again.
            }
        }
    }
    ++files_read_;
    ReportFile loaded = file;
    loaded.text = std::string(text->text);
    FileContributions read = sigloom::contribute(loaded, schema, options, store);
    keep(path, read, options);
    return read;
}

void ContributionCache::keep(const fs::path& path, const FileContributions& contributions,
                             const ContributionOptions& options) {
    std::string line;
    append_contribution_line(line, contributions, share_of_highest(options.default_relevancy));
    std::error_code failure;
    fs::create_directory(path.parent_path(), failure);
    Output output = Output::to_file(path);
    output.set_check(stop_if_cancelled);
    output.write(seal_of(line));
    output.write(line);
    if (output.close().empty()) return;
    const std::lock_guard lock(mutex_);
    if (fault_.empty()) fault_ = output.error();
}

std::string ContributionCache::fault() const {
    const std::lock_guard lock(mutex_);
    return fault_;
}

void ContributionCache::shrink(std::uint64_t most) const {
    struct Kept {
        fs::file_time_type used;
        fs::path path;
        std::uint64_t bytes;
    };
    std::vector<Kept> kept;
    std::uint64_t bytes = 0;
    std::error_code failure;  // what is gone meanwhile is gone
    for (const auto& folder : fs::directory_iterator(folder_, failure)) {
        const std::string name = folder.path().filename().string();
        if (name.size() != digits_of_folder || !is_hexadecimal(name)) continue;
        for (const auto& file : fs::directory_iterator(folder.path(), failure)) {
            const std::string stem = file.path().stem().string();
            const std::string extension = file.path().extension().string();
            const fs::file_time_type used = file.last_write_time(failure);
            if (failure) continue;
            if (extension == temporary_suffix && stem.starts_with('.')) {
                if (used + abandoned_after < Clock::now()) fs::remove(file.path(), failure);
            } else if (extension == suffix && stem.size() == digits_of_file &&
                       is_hexadecimal(stem)) {
                const std::uintmax_t size = file.file_size(failure);
                if (failure) continue;
                kept.push_back({used, file.path(), size});
                bytes += size;
            }
        }
    }
    std::ranges::sort(kept, {}, [](const Kept& one) { return std::tie(one.used, one.path); });
    for (auto oldest = kept.begin(); bytes > most && oldest != kept.end(); ++oldest) {
        fs::remove(oldest->path, failure);
        bytes -= oldest->bytes;
    }
}

}  // namespace sigloom
