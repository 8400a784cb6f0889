#include "exporters/common/destination.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <type_traits>
#include <utility>

#include "exporters/common/packing.hpp"

namespace sigloom {
namespace {

namespace fs = std::filesystem;

char lower_case(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// A folder may be written with a slash behind it.
std::string_view without_slashes(std::string_view path) {
    while (path.ends_with('/')) path.remove_suffix(1);
    return path;
}

bool ends_with(std::string_view path, std::string_view suffix) {
    return path.size() >= suffix.size() &&
           std::ranges::equal(path.substr(path.size() - suffix.size()), suffix, {}, lower_case);
}

}  // namespace

std::string_view fitting_suffix(const Format& format, std::string_view path) {
    std::string_view fitting;
    path.remove_suffix(packing_suffix(path).size());
    for (const std::string_view suffix : format.suffixes) {
        if (suffix.size() > fitting.size() && ends_with(without_slashes(path), suffix)) {
            fitting = suffix;
        }
    }
    return fitting;
}

std::vector<fs::path> target_paths(const Format& format, const fs::path& path) {
    if (format.shape() != Shape::files) return {path};
    std::string stem = path.string();
    const std::string packing(packing_suffix(stem));
    stem.resize(stem.size() - packing.size());
    stem.resize(stem.size() - fitting_suffix(format, stem).size());
    std::vector<fs::path> paths;
    for (const std::string_view part : used(format.parts)) {
        paths.emplace_back(stem + std::string(part) + packing);
    }
    return paths;
}

Destination::Destination(const Format& format, const fs::path& path)
    : output_([&]() -> decltype(output_) {
          switch (format.shape()) {
              case Shape::stream:
                  break;
              case Shape::files:
                  return OutputFiles(target_paths(format, path));
              case Shape::folder:
                  return OutputFolder(path);
              case Shape::path:
                  return OutputPath(path);
          }
          return Output::to_file(path);
      }()) {}

void Destination::set_check(const std::function<void()>& check) {
    std::visit([&](auto& output) { output.set_check(check); }, output_);
}

ExportNotes Destination::write(const Format& format, const Export& what) {
    return std::visit(
        [&](const auto writer, auto& output) -> ExportNotes {
            if constexpr (std::is_invocable_v<decltype(writer), const Export&, decltype(output)>) {
                return writer(what, output);
            } else {
                throw std::invalid_argument(
                    fmt::format("{} is written to {}, and not to this output", format.name,
                                name_of(format.shape())));
            }
        },
        format.write, output_);
}

const std::string& Destination::error() const {
    return std::visit([](const auto& output) -> const std::string& { return output.error(); },
                      output_);
}

bool Destination::broken_pipe() const {
    const auto* output = std::get_if<Output>(&output_);
    return output != nullptr && output->broken_pipe();
}

const std::string& Destination::close() {
    return std::visit([](auto& output) -> const std::string& { return output.close(); }, output_);
}

}  // namespace sigloom
