// From a link that names a report to the report.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sigloom {

/// Reports by where they are. O(length of the paths) to make.
class ReportLinks {
  public:
    /// `paths` are where the reports are found from here. Of several in one file, which stand
    /// beside one another, links lead to the first.
    explicit ReportLinks(std::span<const std::string> paths);

    /// The reports that a link can mean, by number and in order. As in a web page, it is a path
    /// from the folder of the report `from` that holds it, percent-encoded or not, with or without
    /// a suffix and a fragment. Where nothing is there, the file's name alone counts, and of
    /// several reports of that name those in folders that the link names. Letter case decides only
    /// where nothing else does. Several reports are left where nothing tells them apart.
    [[nodiscard]] std::vector<std::uint32_t> find(std::uint32_t from,
                                                  std::string_view target) const;

  private:
    using Index = std::map<std::string, std::vector<std::uint32_t>, std::less<>>;

    [[nodiscard]] std::vector<std::uint32_t> find_path(std::uint32_t from,
                                                       std::string_view path) const;
    void narrow(std::vector<std::uint32_t>& candidates, std::string_view end_of_path) const;

    std::vector<std::string> paths_;  ///< without . and .. where that can be
    Index by_path_;                   ///< folded, without suffix
    Index by_name_;                   ///< of the file, folded, without suffix
};

}  // namespace sigloom
