// From the name that a person types to a node.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/graph/knowledge_graph.hpp"
#include "core/names/name_table.hpp"
#include "tools/messages.hpp"

namespace sigloom {

/// Finds nodes of one graph by what a person types.
class NodeNames {
  public:
    /// `learned` knows what else the reports of the graph call its terms; empty where nothing does.
    /// O(text of all ids and labels). Both outlive it.
    NodeNames(const KnowledgeGraph& graph, const NameTable& learned);

    /// The node with this id; else with this label, ignoring case as `--names exact` does; else
    /// with this name among those learned, or a label of the same name_key()
    /// (core/text/name_key.hpp); else with a label of the same loose_key() (core/text/loose_key.hpp);
    /// else the entity with this surname; else the only one whose id, label or key begins with the
    /// name. An ellipsis at its end is that of a table. `kind`, unless empty, decides between
    /// several. Says which node it is, unless by its id or label. Throws Failure where none or
    /// several are left, with the nearest names or the candidates, and for a kind that no node has.
    [[nodiscard]] Node find(std::string_view name, std::string_view kind, Messages& messages) const;

    /// All nodes that are called so, in one of these ways but the last; else the only one whose name
    /// begins so, if there is one. Says which they are as find() does.
    [[nodiscard]] std::vector<Node> find_all(std::string_view name, std::string_view kind,
                                             Messages& messages) const;

  private:
    struct Candidates {
        std::vector<Node> nodes;
        bool bear_the_name = false;  ///< as their id or label
        bool begin_with_it = false;
    };
    [[nodiscard]] Candidates of_kind(std::string_view name, const std::string& folded,
                                     std::string_view kind) const;
    void say_meaning(std::string_view name, Node node, Messages& messages) const;
    [[nodiscard]] Candidates named(std::string_view name, const std::string& folded,
                                   std::string_view kind) const;
    [[nodiscard]] const NameClass* learned_class(std::string_view name) const;
    [[nodiscard]] std::vector<Node> of_other_form(std::string_view name) const;
    [[nodiscard]] std::vector<Node> of_loose_form(std::string_view name) const;
    [[nodiscard]] std::vector<Node> of_surname(const std::string& folded) const;
    [[nodiscard]] std::vector<Node> best_first(std::vector<Node> nodes,
                                               const std::string& folded) const;
    [[nodiscard]] std::vector<Node> that_begin_with(std::string_view name,
                                                    const std::string& folded) const;
    [[nodiscard]] std::string why_none(std::string_view name) const;
    [[nodiscard]] std::string nearest_names(const std::string& folded) const;
    [[nodiscard]] std::string list(const std::vector<Node>& candidates) const;

    const KnowledgeGraph& graph_;
    const NameTable& learned_;
    std::vector<std::string> ids_;     ///< folded
    std::vector<std::string> labels_;  ///< folded
};

/// The kinds of nodes that a graph has, sorted.
std::vector<std::string> node_kinds(const KnowledgeGraph& graph);

/// The one of these kinds that a person calls so: in any case, in the singular or the plural, in
/// British or American spelling (Signals, technologies, behaviour). Nothing where none is.
std::optional<std::string> kind_called(std::string_view name, std::span<const std::string> kinds);

/// The kinds of a graph's nodes that a person calls so. Throws Failure, naming those that exist,
/// where a name is that of none.
std::vector<std::string> kinds_called(const KnowledgeGraph& graph,
                                      const std::vector<std::string>& names);

/// The nodes of these kinds; all, if none is given.
std::vector<Node> nodes_of_kinds(const KnowledgeGraph& graph,
                                 const std::vector<std::string>& kinds);

}  // namespace sigloom
