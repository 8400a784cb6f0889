// Graphs of a few reports of which only the dates and the nodes matter.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/graph/column_names.hpp"
#include "core/graph/knowledge_graph.hpp"
#include "core/names/term_kinds.hpp"

namespace sigloom::test {

struct DatedReport {
    std::int32_t date = 0;         ///< YYYYMMDD; 0: none
    std::vector<std::string> ids;  ///< "theme:x", "signal:y"
    /// Rows, and the terms that their texts name.
    std::vector<std::pair<std::string, std::string>> mentions = {};
};

/// Nodes by id, labels without the kind; edges between terms, weighted by how many reports name both; the
/// columns `reports` and `count`, and the evidence.
inline KnowledgeGraph graph_of(const std::vector<DatedReport>& reports) {
    std::map<std::string, std::vector<std::uint32_t>> places;
    std::map<std::string, std::set<std::pair<std::uint32_t, std::string>>> mentions;
    Evidence evidence;
    for (std::uint32_t i = 0; i < reports.size(); ++i) {
        const std::string number = std::to_string(i);
        evidence.reports.push_back(
            {std::string(4 - number.size(), '0') + number + ".md", {}, {}, reports[i].date});
        for (const std::string& id : reports[i].ids) places[id].push_back(i);
        for (const auto& [row, term] : reports[i].mentions) mentions[row].insert({i, term});
    }
    NodeTable nodes;
    std::vector<std::int32_t> count;
    std::map<std::string, Node> number;
    evidence.places.begin.push_back(0);
    for (const auto& [id, list] : places) {
        const std::size_t colon = id.find(':');
        number[id] = static_cast<Node>(nodes.size());
        nodes.id.push_back(id);
        nodes.kind.push_back(id.substr(0, colon));
        nodes.label.push_back(id.substr(colon + 1));
        count.push_back(static_cast<std::int32_t>(list.size()));
        for (const std::uint32_t report : list) {
            evidence.places.items.push_back({report, 1, 1'000'000});
        }
        evidence.places.begin.push_back(static_cast<std::uint32_t>(evidence.places.items.size()));
    }
    nodes.columns.push_back({column_names::reports, std::move(count), {}});
    evidence.mentions.begin.push_back(0);
    for (const auto& [id, list] : places) {
        for (const auto& [report, term] : mentions[id]) {
            evidence.mentions.items.push_back({report, number.at(term)});
        }
        evidence.mentions.begin.push_back(
            static_cast<std::uint32_t>(evidence.mentions.items.size()));
    }
    std::map<std::pair<Node, Node>, std::int32_t> ties;
    for (const DatedReport& report : reports) {
        for (const std::string& a : report.ids) {
            for (const std::string& b : report.ids) {
                const bool are_terms = is_term_kind(a.substr(0, a.find(':'))) &&
                                       is_term_kind(b.substr(0, b.find(':')));
                if (are_terms && number[a] < number[b]) ++ties[{number[a], number[b]}];
            }
        }
    }
    EdgeTable edges;
    std::vector<EdgeEnds> ends;
    std::vector<double> weight;
    std::vector<std::int32_t> joint;
    for (const auto& [pair, reports_of_pair] : ties) {
        ends.push_back({pair.first, pair.second});
        weight.push_back(reports_of_pair);
        joint.push_back(reports_of_pair);
        edges.kind.push_back("cooccurs");
    }
    edges.ends = std::move(ends);
    edges.weight = std::move(weight);
    edges.columns.push_back({column_names::count, std::move(joint), {}});
    return {std::move(nodes), std::move(edges), std::move(evidence)};
}

}  // namespace sigloom::test
