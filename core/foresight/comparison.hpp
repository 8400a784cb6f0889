// What changed between two graphs: nodes and edges that are new, gone, stronger or weaker.
//
// Nodes are the same that have one id; a term also where it is an entity in one graph and a theme in the other.
//
// Where both graphs carry their evidence, stronger is what a larger share of the reports names than before, and the
// difference is not left to chance: by the exact test of rate_test.hpp, at the level after correction for all things
// tested (benjamini_hochberg.hpp), nodes and edges each. Reports that both graphs have (of one title, link and date) tell
// nothing of a change: those that only one has are compared, or, where one has none of its own, those of the other with
// what both have. Things that fewer reports name are not tested, which costs the test nothing [1].
// Where evidence lacks, stronger is what has more strength, or weight.
//
// Swapping the graphs swaps new with gone and stronger with weaker, and changes no p.
// Cost: O(nodes + edges log edges + places of the ends of the edges tested).
//
// [1] R. Bourgon, R. Gentleman, W. Huber (2010). Independent filtering increases detection power for
//     high-throughput experiments. PNAS 107.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/enum_names.hpp"
#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

enum class Change : std::uint8_t { appeared, gone, stronger, weaker, same };

template <>
inline constexpr auto enum_names<Change> = enum_table<Change>({{Change::appeared, "new"},
                                                               {Change::gone, "gone"},
                                                               {Change::stronger, "stronger"},
                                                               {Change::weaker, "weaker"},
                                                               {Change::same, "same"}});

struct ComparisonOptions {
    double level =
        0.05;  ///< share of false ones among those called stronger or weaker; above 0, at most 1
    std::uint32_t least = 3;  ///< reports that name a thing, in both graphs, for it to be tested
};

/// A node or an edge at one time.
struct Presence {
    std::uint32_t number = 0;             ///< in its graph
    std::optional<std::int32_t> reports;  ///< that name it, as far as the graph tells
    double weight = 0;                    ///< of an edge; of a node its strength
};

struct ComparedThing {
    std::optional<Presence> before;
    std::optional<Presence> after;
    Change change = Change::same;
    std::optional<double> p;  ///< of those that were tested
    std::optional<double> adjusted;
};

struct Comparison {
    std::vector<ComparedThing>
        nodes;  ///< those of the graph before first, then those that only the other has
    std::vector<ComparedThing> edges;  ///< by their ends in `nodes`
    /// Of each edge: its ends in `nodes`, the lower first.
    std::vector<EdgeEnds> ends;
    std::vector<std::uint32_t>
        node_before;  ///< of each node of the graph before: its number in `nodes`
    std::vector<std::uint32_t> node_after;

    std::size_t reports_before = 0;  ///< of all; 0 where the graph does not carry them
    std::size_t reports_after = 0;
    std::size_t reports_in_both = 0;
    bool is_tested = false;  ///< both graphs carry evidence, and not the same
};

Comparison compare(const KnowledgeGraph& before, const KnowledgeGraph& after,
                   const ComparisonOptions& options = {});

}  // namespace sigloom
