#include "tools/node_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>

#include "core/text/fold.hpp"
#include "core/text/name_key.hpp"
#include "core/text/nearest.hpp"
#include "exporters/common/numbers.hpp"
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

NodeNames::NodeNames(const KnowledgeGraph& graph, const NameTable& learned)
    : graph_(graph), learned_(learned) {
    for (Node node = 0; node < graph.node_count(); ++node) {
        ids_.push_back(fold(graph.nodes().id[node]));
        labels_.push_back(fold(graph.nodes().label[node]));
    }
}

Node NodeNames::find(std::string_view name, std::string_view kind, Messages& messages) const {
    if (!kind.empty()) require_kinds(graph_, {std::string(kind)});
    if (const auto exact = graph_.find_id(name)) return *exact;
    const std::string folded = fold(name);
    auto [found, bear_the_name] = named(name, folded, kind);
    if (found.size() > 1 && !kind.empty()) {
        std::erase_if(found, [&](Node n) { return graph_.nodes().kind[n] != kind; });
    }
    if (found.empty()) {
        throw Failure(fmt::format("no node is called {}{}{}{}", in_quotes(printable(name)),
                                  kind.empty() ? "" : fmt::format(" among those of kind {}", kind),
                                  why_none(name), nearest_names(folded)));
    }
    if (found.size() > 1) {
        throw Failure(fmt::format("{} may be any of {} nodes; say which by its id:\n{}",
                                  in_quotes(printable(name)), found.size(), list(found)));
    }
    const Node node = found.front();
    if (!bear_the_name) {
        messages.say(fmt::format("{} means {} ({})", in_quotes(printable(name)),
                                 printable(graph_.nodes().id[node]),
                                 printable(graph_.nodes().label[node])));
    }
    return node;
}

/// What the first way to name a node finds, of this kind if any way finds one of it.
NodeNames::Candidates NodeNames::named(std::string_view name, const std::string& folded,
                                       std::string_view kind) const {
    const auto equal = [&](const std::vector<std::string>& texts) {
        return nodes_where(texts.size(), [&](Node n) { return texts[n] == folded; });
    };
    const std::function<Candidates()> ways[] = {
        [&] {
            return Candidates{equal(ids_), true};
        },
        [&] {
            return Candidates{equal(labels_), true};
        },
        [&] {
            return Candidates{of_other_form(name), false};
        },
    };
    const auto is_wanted = [&](Node n) { return kind.empty() || graph_.nodes().kind[n] == kind; };
    Candidates first;
    for (const auto& way : ways) {
        Candidates found = way();
        if (std::ranges::any_of(found.nodes, is_wanted)) return found;
        if (first.nodes.empty()) first = std::move(found);
    }
    return first.nodes.empty() ? Candidates{that_begin_with(name, folded), false} : first;
}

const NameClass* NodeNames::learned_class(std::string_view name) const {
    const std::uint32_t row = learned_.find(name);
    return row == NameTable::none ? nullptr : &learned_.classes()[learned_.rows()[row].name_class];
}

/// The term that carries the canonical name of this one, and what has the same key.
std::vector<Node> NodeNames::of_other_form(std::string_view name) const {
    const auto& [id, label, kind, columns] = graph_.nodes();
    const NameClass* meant = learned_class(name);
    const bool is_term = meant != nullptr && !meant->is_dropped;
    const std::string key = name_key(name);
    return nodes_where(labels_.size(), [&](Node n) {
        return (is_term && label[n] == meant->label && kind[n] == kind_of(*meant)) ||
               (!key.empty() && name_key(label[n]) == key);
    });
}

std::vector<Node> NodeNames::that_begin_with(std::string_view name,
                                             const std::string& folded) const {
    const std::string key = name_key(name);
    if (folded.empty() || key.empty()) return {};
    return nodes_where(labels_.size(), [&](Node n) {
        return labels_[n].starts_with(folded) || ids_[n].starts_with(folded) ||
               name_key(graph_.nodes().label[n]).starts_with(key);
    });
}

/// What became of a name that reports have.
std::string NodeNames::why_none(std::string_view name) const {
    const NameClass* meant = learned_class(name);
    if (meant == nullptr) return "";
    if (meant->is_dropped) return ", which the alias file drops";
    if (fold(meant->label) == fold(name)) return "";
    return fmt::format(", which the reports call '{}'", printable(meant->label));
}

/// Of labels that have the name inside, at the beginning of a word, the shortest; if there are
/// none, what is spelled like it.
std::string NodeNames::nearest_names(const std::string& folded) const {
    constexpr std::size_t few = 3;
    std::vector<Node> near;
    if (!folded.empty()) {
        near = nodes_where(labels_.size(), [&](Node n) {
            return labels_[n].find(' ' + folded) != std::string::npos;
        });
        std::ranges::stable_sort(near, {}, [&](Node n) { return labels_[n].size(); });
        near.resize(std::min(few, near.size()));
    }
    const std::vector<std::string_view> candidates(labels_.begin(), labels_.end());
    if (near.empty()) {
        for (const std::string_view label : nearest(folded, candidates, few)) {
            const auto at = std::ranges::find(candidates, label.data(), &std::string_view::data);
            near.push_back(static_cast<Node>(at - candidates.begin()));
        }
    }
    return near.empty() ? std::string() : "; did you mean:\n" + list(near);
}

std::string NodeNames::list(const std::vector<Node>& candidates) const {
    constexpr std::size_t shown = 10;
    std::string text;
    for (std::size_t i = 0; i < std::min(shown, candidates.size()); ++i) {
        if (i > 0) text += '\n';
        text += fmt::format("  {}  {}", printable(graph_.nodes().id[candidates[i]]),
                            printable(graph_.nodes().label[candidates[i]]));
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
