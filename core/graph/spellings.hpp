// How reports write the names of nodes.
#pragma once

#include <cstdint>
#include <vector>

#include "core/graph/columns.hpp"
#include "core/graph/compressed_rows.hpp"
#include "core/graph/evidence.hpp"

namespace sigloom {

/// Whether a build says how each report writes each name.
enum class KeepSpellings : std::uint8_t { no, yes };

/// Of the graph that was built; what a part of it, with other numbers of nodes, still has is known by
/// the ids.
struct Spellings {
    struct At {
        Node node;
        std::uint32_t report;  ///< index into Evidence::reports
        auto operator<=>(const At&) const = default;
    };
    TextColumn id;       ///< of the nodes
    std::vector<At> at;  ///< rising; by text, where a report writes a name in several ways
    TextColumn text;     ///< as it stands in the report, beside each of `at`
};

/// Those of some of the reports, which are known by their paths, with the numbers that they have in `part`.
/// O(reports + spellings).
Spellings spellings_of_part(const Spellings& all, const Evidence& whole, const Evidence& part);

}  // namespace sigloom
