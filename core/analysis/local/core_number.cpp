#include "core/analysis/local/core_number.hpp"

#include <boost/graph/core_numbers.hpp>

namespace sigloom {

std::vector<std::int32_t> core_number(const KnowledgeGraph& graph) {
    std::vector<std::int32_t> values(graph.node_count());
    if (values.empty()) return values;
    const Topology& topology = graph.topology();
    boost::core_numbers(topology, boost::make_iterator_property_map(
                                      values.begin(), boost::get(boost::vertex_index, topology)));
    return values;
}

}  // namespace sigloom
