#include "core/graph/report_links.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <iterator>

#include "core/text/fold.hpp"

namespace sigloom {
namespace {

/// No system has longer ones, and folding costs more than linear time.
constexpr std::size_t longest_path = 4096;

std::string normal(const std::filesystem::path& path) {
    return path.lexically_normal().generic_string();
}

std::string_view name_of(std::string_view path) {
    return path.substr(path.rfind('/') + 1);  // npos + 1 is 0
}

std::string_view folder_of(std::string_view path) {
    return path.substr(0, path.rfind('/') + 1);
}

std::string_view without_suffix(std::string_view path) {
    const std::size_t dot = name_of(path).rfind('.');
    if (dot == std::string_view::npos) return path;
    return path.substr(0, path.size() - name_of(path).size() + dot);
}

/// A link need not have a suffix: only one of a report is taken for it.
std::string_view without_report_suffix(std::string_view path) {
    const std::string_view stem = without_suffix(path);
    const std::string suffix = fold(path.substr(stem.size()));
    return suffix == ".md" || suffix == ".markdown" ? stem : path;
}

/// What a path says beside where it begins: no `./`, `../` or `/` in front.
std::string_view without_beginning(std::string_view path) {
    while (true) {
        const std::size_t begin = path.starts_with("../")  ? 3
                                  : path.starts_with("./") ? 2
                                  : path.starts_with('/')  ? 1
                                                           : 0;
        if (begin == 0) return path;
        path.remove_prefix(begin);
    }
}

bool ends_with_path(std::string_view path, std::string_view end) {
    return path.ends_with(end) &&
           (path.size() == end.size() || path[path.size() - end.size() - 1] == '/');
}

/// %20 as a space; what is no such code stays.
std::string percent_decoded(std::string_view text) {
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned char byte = 0;
        const std::string_view digits = text.substr(std::min(i + 1, text.size()), 2);
        if (text[i] == '%' && digits.size() == 2 &&
            std::from_chars(digits.begin(), digits.end(), byte, 16).ptr == digits.end()) {
            decoded += static_cast<char>(byte);
            i += 2;
        } else {
            decoded += text[i];
        }
    }
    return decoded;
}

/// The path that a link is written for: without query and fragment, decoded, with slashes.
std::string path_of_link(std::string_view target) {
    std::string path = percent_decoded(target.substr(0, target.find_first_of("?#")));
    std::ranges::replace(path, '\\', '/');
    return path;
}

template <typename Index>
std::vector<std::uint32_t> look_up(const Index& index, std::string_view key) {
    const auto found = index.find(fold(key));
    return found == index.end() ? std::vector<std::uint32_t>() : found->second;
}

}  // namespace

ReportLinks::ReportLinks(std::span<const std::string> paths) {
    paths_.reserve(paths.size());
    for (std::uint32_t i = 0; i < paths.size(); ++i) {
        const std::string_view stem = without_suffix(paths_.emplace_back(normal(paths[i])));
        // A link to a file leads to the first of its reports.
        if (i > 0 && paths[i] == paths[i - 1]) continue;
        by_path_[fold(stem)].push_back(i);
        by_name_[fold(name_of(stem))].push_back(i);
    }
}

std::vector<std::uint32_t> ReportLinks::find(std::uint32_t from, std::string_view target) const {
    if (target.size() > longest_path) return {};
    if (target.find("://") != std::string_view::npos) return {};  // on the web
    std::vector<std::uint32_t> found = find_path(from, path_of_link(target));
    return found.empty() ? find_path(from, target) : found;  // a name may hold #, ? and %
}

std::vector<std::uint32_t> ReportLinks::find_path(std::uint32_t from, std::string_view path) const {
    if (name_of(path).empty()) return {};
    const std::string whole = normal(std::filesystem::path(folder_of(paths_[from])) / path);
    const std::string_view stem = without_report_suffix(whole);
    std::vector<std::uint32_t> candidates = look_up(by_path_, stem);
    if (candidates.empty()) {
        candidates = look_up(by_name_, name_of(stem));
        narrow(candidates, without_report_suffix(without_beginning(path)));
    }
    narrow(candidates, name_of(stem));
    narrow(candidates, stem);
    narrow(candidates, whole);
    return candidates;
}

/// Leaves those whose paths end so, with or without their suffix, if there are any.
void ReportLinks::narrow(std::vector<std::uint32_t>& candidates,
                         std::string_view end_of_path) const {
    if (candidates.size() < 2) return;
    std::vector<std::uint32_t> left;
    std::ranges::copy_if(candidates, std::back_inserter(left), [&](std::uint32_t i) {
        return ends_with_path(paths_[i], end_of_path) ||
               ends_with_path(without_suffix(paths_[i]), end_of_path);
    });
    if (!left.empty()) candidates = std::move(left);
}

}  // namespace sigloom
