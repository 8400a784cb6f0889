#include "tools/node_labels.hpp"

namespace sigloom {

std::string joined_labels(const KnowledgeGraph& graph, std::span<const Node> nodes,
                          std::string_view separator) {
    std::string text;
    for (const Node node : nodes) {
        if (!text.empty()) text += separator;
        text += graph.nodes().label[node];
    }
    return text;
}

}  // namespace sigloom
