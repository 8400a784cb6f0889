#include "core/analysis/local/core_number.hpp"

#include "core/analysis/local/degree.hpp"
#include "core/analysis/local/peeling.hpp"

namespace sigloom {

std::vector<std::int32_t> core_number(const KnowledgeGraph& graph) {
    Peeling peeling(degree(graph));
    peeling.run([&](Node node) {
        graph.for_each_neighbor(
            node, [&](const Neighbor& neighbor) { peeling.lower(neighbor.node, node); });
    });
    return std::move(peeling).numbers();
}

}  // namespace sigloom
