// Reports as lists of terms, and the graph of them, made the slow and obvious way.
#pragma once

#include <cstdint>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/graph/column_names.hpp"
#include "core/graph/knowledge_graph.hpp"

namespace sigloom::test {

struct TermReport {
    std::string title;
    std::vector<std::string> terms;  ///< different
    std::int32_t date = 0;
};

/// Themes of the ids "theme:TERM", in the order of the alphabet; an edge for each pair that a report has, with the number of such
/// reports as weight and count.
inline KnowledgeGraph graph_of_terms(const std::vector<TermReport>& reports) {
    std::map<std::string, std::vector<std::uint32_t>> reports_of;
    std::map<std::pair<std::string, std::string>, std::int32_t> pairs;
    Evidence evidence;
    for (std::uint32_t i = 0; i < reports.size(); ++i) {
        const auto& [title, terms, date] = reports[i];
        evidence.reports.push_back(
            {.path = std::to_string(i), .title = title, .url = {}, .date = date});
        for (const std::string& term : terms) {
            reports_of[term].push_back(i);
            for (const std::string& other : terms) {
                if (term < other) ++pairs[{term, other}];
            }
        }
    }
    NodeTable nodes;
    std::map<std::string, Node> number;
    evidence.places.begin.push_back(0);
    for (const auto& [term, list] : reports_of) {
        number.emplace(term, static_cast<Node>(nodes.size()));
        nodes.id.push_back("theme:" + term);
        nodes.label.push_back(term);
        nodes.kind.push_back("theme");
        for (const std::uint32_t report : list)
            evidence.places.items.push_back({report, 1, 1'000'000});
        evidence.places.begin.push_back(static_cast<std::uint32_t>(evidence.places.items.size()));
    }
    EdgeTable edges;
    std::vector<std::int32_t> counts;
    for (const auto& [pair, count] : pairs) {
        edges.ends.push_back({number[pair.first], number[pair.second]});
        edges.weight.push_back(count);
        edges.kind.push_back("cooccurs");
        counts.push_back(count);
    }
    edges.columns.push_back({column_names::count, WholeNumbers(counts), {}});
    return {std::move(nodes), std::move(edges), std::move(evidence)};
}

/// Of so many reports with up to `most` of the terms "t0", "t1", ...
inline std::vector<TermReport> random_term_reports(std::uint32_t seed, std::size_t reports,
                                                   std::uint32_t terms, std::uint32_t most) {
    std::mt19937 random(seed);
    std::vector<TermReport> list;
    for (std::size_t i = 0; i < reports; ++i) {
        std::set<std::string> chosen;
        for (auto k = random() % (most + 1); k > 0; --k) {
            chosen.insert("t" + std::to_string(random() % terms));
        }
        list.push_back({"report " + std::to_string(i), {chosen.begin(), chosen.end()}});
    }
    return list;
}

}  // namespace sigloom::test
