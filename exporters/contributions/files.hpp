// Files of contributions, a line for each file of reports.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/graph/contribute.hpp"
#include "core/report/diagnostic.hpp"

namespace sigloom {

struct ContributionFiles {
    /// Sorted by path, shown path and hash, and named as if all had been read at once: files of one
    /// path from different folders by their whole paths.
    std::vector<FileContributions> files;
    std::int32_t default_relevancy = 0;  ///< of all; 0 if there is no line
    /// Files of one path and place whose contributions differ: they count as two.
    std::vector<std::string> contributed_twice;
};

/// Reads files of contributions, which may be packed, on the threads of the arena that this runs in;
/// - is standard input. `parts` is as in read_contribution_line(). A line that is damaged, too long, or
/// was contributed with another default relevancy than the first goes to the reporter, with its place,
/// and is left out, and so is what cannot be read. The result does not depend on the order of lines and
/// files. O(bytes), of which only a few lines a thread are in memory at once unless they are packed.
ContributionFiles read_contribution_files(std::span<const std::string> paths,
                                          const ContributionOptions& parts, Reporter& reporter);

}  // namespace sigloom
