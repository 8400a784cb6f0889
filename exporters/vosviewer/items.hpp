// A graph in the terms of VOSviewer (van Eck & Waltman 2010): items with weights and scores, in
// clusters from 1.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/graph/knowledge_graph.hpp"

namespace sigloom::vosviewer {

/// One number for each item, and whether it has one.
struct Numbers {
    std::string name;
    std::vector<double> values;
    std::vector<bool> present;  ///< empty: all of them have one

    [[nodiscard]] bool has(std::size_t item) const { return present.empty() || present[item]; }
};

struct Items {
    std::vector<std::uint32_t> cluster;       ///< of each item, from 1; 0: in none
    std::vector<std::string> cluster_labels;  ///< that of each cluster, the first being cluster 1
    std::vector<Numbers> weights;             ///< at least 0
    std::vector<Numbers> scores;
    std::vector<std::string> descriptions;  ///< HTML; may be empty
};

/// The most clusters that VOSviewer takes.
inline constexpr std::uint32_t most_clusters = 1000;

/// Clusters come from the column `community`, each labelled like its item of the greatest total link
/// strength. Weights are the number of links, the total link strength and, from the column
/// `reports`, the occurrences. All other columns of numbers are scores, dates as years with a
/// fraction. O(nodes * columns + edges).
Items make_items(const KnowledgeGraph& graph);

}  // namespace sigloom::vosviewer
