// Which reports name some things, in their lists or in their text, and in what words.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/report/passages.hpp"
#include "tools/input.hpp"
#include "tools/node_names.hpp"

namespace sigloom {

/// The date of a report as YYYY-MM-DD; empty if it is not known.
std::string date_of(const ReportEntry& report);
/// Its title, or the path of one without.
const std::string& title_of(const ReportEntry& report);

/// What is looked for: nodes, by the forms that the reports have of them, or only a text.
struct NamedThing {
    std::vector<std::string> forms;
    std::vector<Node> nodes;
};
NamedThing thing_of_nodes(const Input& input, std::vector<Node> nodes);

struct Mentions {
    std::uint32_t report;         ///< index into Evidence::reports
    bool is_listed;               ///< all of the things stand in its lists or tables
    std::vector<Passage> quotes;  ///< that name all of them
};

/// The quotes as one text: each on a line, behind the number of its own.
std::string joined(const std::vector<Passage>& quotes);

/// Of each report that names all of the things, by rising number; without their text, as with a
/// graph file, those that list all of them. Files that cannot be read any more count as without
/// text. O(text of all reports).
std::vector<Mentions> find_mentions(const Input& input, std::span<const NamedThing> things,
                                    const InputOptions& options);

}  // namespace sigloom
