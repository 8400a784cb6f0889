// From the name that a person types to a node.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

/// Finds nodes of one graph, ignoring case as `--names exact` does.
class NodeNames {
  public:
    /// O(text of all ids and labels). The graph outlives it.
    explicit NodeNames(const KnowledgeGraph& graph);

    /// The node with this id; else with this label; else the only one whose id or label begins with
    /// the name. `kind`, unless empty, decides between several. Throws Failure where none or
    /// several are left, with the nearest names or the candidates.
    [[nodiscard]] Node find(std::string_view name, std::string_view kind) const;

  private:
    [[nodiscard]] std::string nearest_names(const std::string& folded) const;
    [[nodiscard]] std::string list(const std::vector<Node>& candidates) const;

    const KnowledgeGraph& graph_;
    std::vector<std::string> ids_;     ///< folded
    std::vector<std::string> labels_;  ///< folded
};

/// The kinds of nodes that a graph has, sorted.
std::vector<std::string> node_kinds(const KnowledgeGraph& graph);

/// Throws Failure, naming the kinds that exist, when no node of the graph is of one of these kinds.
void require_kinds(const KnowledgeGraph& graph, const std::vector<std::string>& kinds);

/// The nodes of these kinds; all, if none is given.
std::vector<Node> nodes_of_kinds(const KnowledgeGraph& graph,
                                 const std::vector<std::string>& kinds);

}  // namespace sigloom
