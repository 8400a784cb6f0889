#include "tools/node_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/text/fold.hpp"
#include "core/text/nearest.hpp"
#include "tools/failure.hpp"

namespace sigloom {
namespace {

template <typename Holds>
std::vector<Node> nodes_where(std::size_t count, Holds&& holds) {
    std::vector<Node> found;
    for (Node node = 0; node < count; ++node) {
        if (holds(node)) found.push_back(node);
    }
    return found;
}

}  // namespace

NodeNames::NodeNames(const KnowledgeGraph& graph) : graph_(graph) {
    for (Node node = 0; node < graph.node_count(); ++node) {
        ids_.push_back(fold(graph.nodes().id[node]));
        labels_.push_back(fold(graph.nodes().label[node]));
    }
}

Node NodeNames::find(std::string_view name, std::string_view kind) const {
    if (const auto exact = graph_.find_id(name)) return *exact;
    const std::string folded = fold(name);
    const std::size_t count = graph_.node_count();
    std::vector<Node> found = nodes_where(count, [&](Node n) { return ids_[n] == folded; });
    if (found.empty()) {
        found = nodes_where(count, [&](Node n) { return labels_[n] == folded; });
    }
    if (found.empty() && !folded.empty()) {
        found = nodes_where(count, [&](Node n) {
            return labels_[n].starts_with(folded) || ids_[n].starts_with(folded);
        });
    }
    if (found.size() > 1 && !kind.empty()) {
        std::erase_if(found, [&](Node n) { return graph_.nodes().kind[n] != kind; });
    }
    if (found.size() == 1) return found.front();
    if (found.empty()) {
        throw Failure(fmt::format("no node is called '{}'{}{}", name,
                                  kind.empty() ? "" : fmt::format(" among those of kind {}", kind),
                                  nearest_names(folded)));
    }
    throw Failure(fmt::format("'{}' may be any of {} nodes; say which by its id:\n{}", name,
                              found.size(), list(found)));
}

std::string NodeNames::nearest_names(const std::string& folded) const {
    const std::vector<std::string_view> candidates(labels_.begin(), labels_.end());
    std::vector<Node> near;
    for (const std::string_view label : nearest(folded, candidates, 3)) {
        const auto at = std::ranges::find(candidates, label.data(), &std::string_view::data);
        near.push_back(static_cast<Node>(at - candidates.begin()));
    }
    return near.empty() ? std::string() : "; did you mean:\n" + list(near);
}

std::string NodeNames::list(const std::vector<Node>& candidates) const {
    constexpr std::size_t shown = 10;
    std::string text;
    for (std::size_t i = 0; i < std::min(shown, candidates.size()); ++i) {
        if (i > 0) text += '\n';
        text += fmt::format("  {}  {}", graph_.nodes().id[candidates[i]],
                            graph_.nodes().label[candidates[i]]);
    }
    if (candidates.size() > shown) {
        text += fmt::format("\n  ... and {} more", candidates.size() - shown);
    }
    return text;
}

std::vector<std::string> node_kinds(const KnowledgeGraph& graph) {
    std::set<std::string> kinds;
    for (Node node = 0; node < graph.node_count(); ++node) {
        kinds.emplace(graph.nodes().kind[node]);
    }
    return {kinds.begin(), kinds.end()};
}

void require_kinds(const KnowledgeGraph& graph, const std::vector<std::string>& kinds) {
    const std::vector<std::string> existing = node_kinds(graph);
    for (const std::string& kind : kinds) {
        if (!std::ranges::binary_search(existing, kind)) {
            throw Failure(fmt::format("no node is of kind '{}'; the kinds in this graph: {}", kind,
                                      fmt::join(existing, ", ")));
        }
    }
}

std::vector<Node> nodes_of_kinds(const KnowledgeGraph& graph,
                                 const std::vector<std::string>& kinds) {
    std::vector<Node> nodes;
    for (Node node = 0; node < graph.node_count(); ++node) {
        const bool wanted =
            kinds.empty() || std::ranges::find(kinds, graph.nodes().kind[node]) != kinds.end();
        if (wanted) nodes.push_back(node);
    }
    return nodes;
}

}  // namespace sigloom
