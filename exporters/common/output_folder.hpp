// A folder that is written as a whole.
//
// It is made beside its target and swapped with it by close(), so that the target is either the old
// folder or the complete new one. A list in the folder (`.sigloom`) names the files that were
// written: an old folder is replaced only if it is empty or holds nothing but files of its list,
// and nothing else in it is ever removed.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exporters/common/output.hpp"

namespace sigloom {

class OutputFolder {
  public:
    /// The name of the list of files.
    static constexpr std::string_view list_name = ".sigloom";

    /// Links are followed. An error where the target is no folder, or one that must not be
    /// replaced.
    explicit OutputFolder(const std::filesystem::path& target);
    OutputFolder(OutputFolder&&) noexcept;
    OutputFolder& operator=(OutputFolder&&) noexcept;
    /// Without close() before, the folder is given up: the new one is removed.
    ~OutputFolder();

    /// As of Output, for all files.
    void set_check(std::function<void()> check) { check_ = std::move(check); }

    /// A new file of the folder: `nodes.csv`, `notes/rye.md`; folders on the way are made. It is
    /// complete, and the reference ends, when the next one is begun. Throws std::invalid_argument
    /// for a name that would lie outside the folder or could not stand in a list.
    Output& file(std::string_view name);

    /// Empty as long as everything went well; otherwise `name: what`, for people.
    [[nodiscard]] const std::string& error() const { return error_; }
    /// Completes the last file and puts the folder in place. Returns error().
    const std::string& close();

  private:
    void open(const std::filesystem::path& target);
    void fail(std::string error);
    void fail_with(int code);
    void complete_file();
    void write_list();
    void put_in_place();
    void give_up();

    std::string name_;
    std::filesystem::path target_;
    std::filesystem::path folder_;  ///< the new one; empty: there is none any more
    bool replaces_ = false;
    std::vector<std::string> names_;
    std::optional<Output> file_;
    std::string error_;
    std::function<void()> check_ = [] {};
};

/// Whether a folder was written by an OutputFolder.
bool is_written_folder(const std::filesystem::path& folder);

}  // namespace sigloom
