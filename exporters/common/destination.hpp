// Where a graph goes: the output that fits the shape of a format. Each of them keeps the same
// promise: all that stood there before, or all of the new; a full disk is noticed; nothing is left
// behind by a failure.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "exporters/common/format.hpp"

namespace sigloom {

class Destination {
  public:
    /// The files, or the folder, that a graph of this format is written to at a path.
    Destination(const Format& format, const std::filesystem::path& path);
    /// A stream, for a format that is one.
    explicit Destination(Output output) : output_(std::move(output)) {}

    /// Calls this now and then while bytes go out, and before anything is put in place. May throw,
    /// which ends the output as if it had never been begun.
    void set_check(const std::function<void()>& check);

    /// Lets the format's writer write the graph. Throws std::invalid_argument when it writes to
    /// something else than this.
    ExportNotes write(const Format& format, const Export& what);

    /// Empty as long as everything went well; otherwise `name: what`, for people.
    [[nodiscard]] const std::string& error() const;
    /// As of Output.
    [[nodiscard]] bool broken_pipe() const;
    /// Puts everything in place. Returns error().
    const std::string& close();

  private:
    /// In the order of GraphWriter.
    std::variant<Output, OutputFiles, OutputFolder, OutputPath> output_;
};

/// The files, or the folder, that a graph of this format is written to at a path: the path itself,
/// or, of a format of several files, the path with each of the parts in place of the suffix. A .gz or
/// .zst at its end stays at the end of each, and packs it.
std::vector<std::filesystem::path> target_paths(const Format& format,
                                                const std::filesystem::path& path);

/// The longest suffix of the format that the path ends with, before a .gz or .zst, ignoring case; empty
/// if none fits.
std::string_view fitting_suffix(const Format& format, std::string_view path);

}  // namespace sigloom
