// What reports contributed, kept in a folder for the next time: a report that is there again, by
// whatever name, need not be read again.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

#include "core/graph/contribute.hpp"

namespace sigloom {

/// A file for each content of a report, which is there complete or not at all, whoever works with the
/// folder at the same time and whenever they are killed. What is damaged, or was kept by another version
/// or for other options, counts as not being there.
class ContributionCache {
  public:
    /// In a folder that exists. `made_with`: everything beside the text of a report and the options
    /// of contribute() that what it contributes depends on, such as the version of the program.
    ContributionCache(std::filesystem::path folder, std::string made_with)
        : folder_(std::move(folder)), made_with_(std::move(made_with)) {}

    /// As contribute() of core/graph/contribute.hpp: what is kept is taken, what is not is read and
    /// kept. From any thread. O(text).
    FileContributions contribute(const ReportFile& file, const ReportSchema& schema,
                                 const ContributionOptions& options,
                                 const std::shared_ptr<TextStore>& store);

    /// Removes what was not used for longest until no more than `most` bytes are kept, and what killed
    /// programs left behind. Files that are none of its own stay. O(files * log(files)).
    void shrink(std::uint64_t most) const;

    /// How many files were read, rather than found.
    [[nodiscard]] std::size_t files_read() const { return files_read_; }
    /// Why something could not be kept, for people; empty if all went well.
    [[nodiscard]] std::string fault() const;

  private:
    [[nodiscard]] std::filesystem::path path_of(std::string_view text, const ReportFile& file,
                                                const ContributionOptions& options) const;
    void keep(const std::filesystem::path& path, const FileContributions& contributions,
              const ContributionOptions& options);

    std::filesystem::path folder_;
    std::string made_with_;
    std::atomic<std::size_t> files_read_ = 0;
    mutable std::mutex mutex_;
    std::string fault_;
};

}  // namespace sigloom
