// A file that a library writes, which wants to open it by its path: a database.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace sigloom {

class OutputPath {
  public:
    /// Makes a folder beside `target`, in which the library may make as many files as it likes.
    explicit OutputPath(const std::filesystem::path& target);
    OutputPath(OutputPath&&) noexcept;
    OutputPath& operator=(OutputPath&&) noexcept;
    /// Without close() before, the file is given up, and the folder removed.
    ~OutputPath();

    /// Called by check(), and before the file is put in place.
    void set_check(std::function<void()> check) { check_ = std::move(check); }
    /// For the writer to call now and then. May throw, which gives the file up.
    void check() { check_(); }

    /// Where the library is to write: nothing stands there yet. Empty after an error.
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    /// The library could not write, and says why. The first error counts.
    void fail(std::string_view why);

    /// Empty as long as everything went well; otherwise `name: what`, for people.
    [[nodiscard]] const std::string& error() const { return error_; }
    /// Puts the file, which the library has closed, in the place of the target. Returns error().
    const std::string& close();

  private:
    void open(const std::filesystem::path& target);
    void fail_with(int code);
    void give_up();

    std::string name_;
    std::filesystem::path target_;
    std::filesystem::path folder_;  ///< empty: there is none any more
    std::filesystem::path path_;
    std::filesystem::perms mode_ = std::filesystem::perms::unknown;  ///< of the file to be replaced
    std::string error_;
    std::function<void()> check_ = [] {};
};

}  // namespace sigloom
