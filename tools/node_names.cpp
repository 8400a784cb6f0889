#include "tools/node_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>
#include <tuple>

#include "core/graph/column_names.hpp"
#include "core/names/term_kinds.hpp"
#include "core/text/fold.hpp"
#include "core/text/grammatical_number.hpp"
#include "core/text/loose_key.hpp"
#include "core/text/name_key.hpp"
#include "core/text/nearest.hpp"
#include "core/text/spelling.hpp"
#include "exporters/common/numbers.hpp"
#include "tools/failure.hpp"
#include "tools/text_width.hpp"

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

Node NodeNames::find(std::string_view name, std::string_view kind_name, Messages& messages) const {
    const std::string kind =
        kind_name.empty() ? "" : kinds_called(graph_, {std::string(kind_name)}).front();
    if (const auto exact = graph_.find_id(name)) return *exact;
    const std::string folded = fold(name);
    const auto [found, bear_the_name, begin_with_it] = of_kind(name, folded, kind);
    if (found.empty()) {
        throw Failure(fmt::format("no node is called {}{}{}{}", in_quotes(printable(name)),
                                  kind.empty() ? "" : fmt::format(" among those of kind {}", kind),
                                  why_none(name), nearest_names(folded)));
    }
    if (found.size() > 1) {
        throw Failure(fmt::format("{} may be any of {} nodes; say which by its id:\n{}",
                                  in_quotes(printable(name)), found.size(),
                                  list(best_first(found, folded))));
    }
    if (!bear_the_name) say_meaning(name, found.front(), messages);
    return found.front();
}

std::vector<Node> NodeNames::find_all(std::string_view name, std::string_view kind_name,
                                      Messages& messages) const {
    const std::string kind =
        kind_name.empty() ? "" : kinds_called(graph_, {std::string(kind_name)}).front();
    if (const auto exact = graph_.find_id(name)) return {*exact};
    auto [found, bear_the_name, begin_with_it] = of_kind(name, fold(name), kind);
    if (begin_with_it && found.size() > 1) return {};
    if (!bear_the_name) {
        for (const Node node : found) say_meaning(name, node, messages);
    }
    return std::move(found);
}

void NodeNames::say_meaning(std::string_view name, Node node, Messages& messages) const {
    messages.say(fmt::format("{} means {} ({})", in_quotes(printable(name)),
                             printable(graph_.nodes().id[node]),
                             printable(graph_.nodes().label[node])));
}

/// What is called so, only that of the kind unless it is empty or there is but one.
NodeNames::Candidates NodeNames::of_kind(std::string_view name, const std::string& folded,
                                         std::string_view kind) const {
    Candidates candidates = named(name, folded, kind);
    if (candidates.nodes.size() > 1 && !kind.empty()) {
        std::erase_if(candidates.nodes, [&](Node n) { return graph_.nodes().kind[n] != kind; });
    }
    return candidates;
}

/// What the first way to name a node finds, of this kind if any way finds one of it.
NodeNames::Candidates NodeNames::named(std::string_view name, const std::string& folded,
                                       std::string_view kind) const {
    if (name.ends_with(ellipsis)) {
        const std::string_view beginning = name.substr(0, name.size() - ellipsis.size());
        return {that_begin_with(beginning, fold(beginning)), false, true};
    }
    const auto equal = [&](const std::vector<std::string>& texts) {
        return nodes_where(texts.size(), [&](Node n) { return texts[n] == folded; });
    };
    const std::function<Candidates()> ways[] = {
        [&] {
            return Candidates{equal(ids_), true}; },
        [&] {
            return Candidates{equal(labels_), true}; },
        [&] {
            return Candidates{of_other_form(name)}; },
        [&] {
            return Candidates{of_loose_form(name)}; },
        [&] {
            return Candidates{of_surname(folded)}; },
    };
    const auto is_wanted = [&](Node n) { return kind.empty() || graph_.nodes().kind[n] == kind; };
    Candidates first;
    for (const auto& way : ways) {
        Candidates found = way();
        if (std::ranges::any_of(found.nodes, is_wanted)) return found;
        if (first.nodes.empty()) first = std::move(found);
    }
    if (!first.nodes.empty()) return first;
    return {that_begin_with(name, folded), false, true};
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

std::vector<Node> NodeNames::of_loose_form(std::string_view name) const {
    const std::string key = loose_key(name);
    if (key.empty()) return {};
    std::set<std::string_view> labels;  // of the forms that the reports have
    for (const NameRow& row : learned_.rows()) {
        const NameClass& meant = learned_.classes()[row.name_class];
        if (!meant.is_dropped && loose_key(row.surface) == key) labels.insert(meant.label);
    }
    const auto& [id, label, kind, columns] = graph_.nodes();
    return nodes_where(labels_.size(), [&](Node n) {
        return (is_term_kind(kind[n]) && labels.contains(label[n])) || loose_key(label[n]) == key;
    });
}

/// Entities of several words, the last of which is the name; of those whose type is known, persons.
std::vector<Node> NodeNames::of_surname(const std::string& folded) const {
    if (folded.empty() || folded.find(' ') != std::string::npos) return {};
    const auto& [id, label, kind, columns] = graph_.nodes();
    const Column* types = find_column(columns, column_names::entity_type);
    return nodes_where(labels_.size(), [&](Node n) {
        if (kind[n] != entity_kind || !labels_[n].ends_with(' ' + folded)) return false;
        const auto* texts = types == nullptr ? nullptr : std::get_if<TextColumn>(&types->data);
        return texts == nullptr || !types->has(n) || (*texts)[n].empty() ||
               (*texts)[n] == name_of(EntityType::person);
    });
}

/// First those that bear the name, then those that most reports name.
std::vector<Node> NodeNames::best_first(std::vector<Node> nodes, const std::string& folded) const {
    const Column* reports = find_column(graph_.nodes().columns, column_names::reports);
    const std::string key = loose_key(folded);
    std::ranges::stable_sort(nodes, {}, [&](Node n) {
        const double count = reports == nullptr ? 0 : reports->number(n).value_or(0);
        return std::tuple(labels_[n] != folded, loose_key(labels_[n]) != key, -count);
    });
    return nodes;
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

std::optional<std::string> kind_called(std::string_view name, std::span<const std::string> kinds) {
    if (std::ranges::find(kinds, name) != kinds.end()) return std::string(name);
    std::vector<std::string> forms = singular_forms(fold(name), "en");
    forms.push_back(fold(name));
    const std::size_t as_typed = forms.size();
    for (std::size_t i = 0; i < as_typed; ++i) forms.push_back(american_form(forms[i], {}));
    const auto found = std::ranges::find_if(kinds, [&](const std::string& kind) {
        return std::ranges::find(forms, fold(kind)) != forms.end();
    });
    return found == kinds.end() ? std::nullopt : std::optional(*found);
}

std::vector<std::string> kinds_called(const KnowledgeGraph& graph,
                                      const std::vector<std::string>& names) {
    if (names.empty()) return {};
    const std::vector<std::string> existing = node_kinds(graph);
    std::vector<std::string> kinds;
    for (const std::string& name : names) {
        if (auto kind = kind_called(name, existing)) {
            kinds.push_back(std::move(*kind));
            continue;
        }
        throw Failure(fmt::format("no node is of kind '{}'; the kinds in this graph: {}", name,
                                  fmt::join(existing, ", ")));
    }
    return kinds;
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
