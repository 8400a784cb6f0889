#include "tests/support/random_graphs.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>
#include <set>
#include <string_view>

namespace sigloom::test {
namespace {

using Pairs = std::set<std::pair<Node, Node>>;

void join(Pairs& pairs, Node a, Node b) {
    if (a != b) pairs.emplace(std::min(a, b), std::max(a, b));
}

void join_all(Pairs& pairs, Node begin, Node end) {
    for (Node a = begin; a < end; ++a) {
        for (Node b = a + 1; b < end; ++b) join(pairs, a, b);
    }
}

Pairs random_pairs(std::uint32_t shape, Node n, std::mt19937& random) {
    Pairs pairs;
    const auto any = [&](Node limit) { return static_cast<Node>(random() % limit); };
    switch (shape) {
        case 0:  // no edges
            break;
        case 1:  // path
            for (Node a = 1; a < n; ++a) join(pairs, a - 1, a);
            break;
        case 2:  // star
            for (Node a = 1; a < n; ++a) join(pairs, 0, a);
            break;
        case 3:  // tree
            for (Node a = 1; a < n; ++a) join(pairs, a, any(a));
            break;
        case 4:  // cycle
            for (Node a = 0; a < n; ++a) join(pairs, a, (a + 1) % n);
            break;
        case 5: {  // grid
            const Node width = 2 + any(5);
            for (Node a = 0; a < n; ++a) {
                if ((a + 1) % width != 0 && a + 1 < n) join(pairs, a, a + 1);
                if (a + width < n) join(pairs, a, a + width);
            }
            break;
        }
        case 6:  // clique
            join_all(pairs, 0, n);
            break;
        case 7:  // cliques that share nodes, as reports make them
            for (Node report = 0; report < n / 4; ++report) {
                std::vector<Node> members;
                for (int i = 0; i < 6; ++i) members.push_back(any(n));
                for (const Node a : members) {
                    for (const Node b : members) join(pairs, a, b);
                }
            }
            break;
        case 8:  // two components that know nothing of each other
            join_all(pairs, 0, n / 3);
            for (Node a = n / 3 + 1; a < n; ++a) join(pairs, a - 1, a);
            break;
        case 9:  // sparse, with isolated nodes
            for (Node i = 0; i < n / 2; ++i) join(pairs, any(n), any(n));
            break;
        default:  // dense
            for (Node i = 0; i < 3 * n; ++i) join(pairs, any(n), any(n));
    }
    return pairs;
}

}  // namespace

KnowledgeGraph make_graph(std::size_t nodes, std::span<const WeightedEdge> edges) {
    NodeTable node_table;
    for (std::size_t i = 0; i < nodes; ++i) {
        std::string id = "n";
        id += std::to_string(i);  // one expression would set off a false -Wrestrict of GCC 12
        node_table.id.push_back(id);
        node_table.label.push_back(id);
        node_table.kind.push_back("theme");
    }
    EdgeTable edge_table;
    for (const WeightedEdge& edge : edges) {
        edge_table.ends.push_back({edge.source, edge.target});
        edge_table.weight.push_back(edge.weight);
        edge_table.kind.push_back("cooccurs");
    }
    return KnowledgeGraph(std::move(node_table), std::move(edge_table));
}

KnowledgeGraph random_graph(std::uint32_t seed) {
    std::mt19937 random(seed);
    constexpr std::uint32_t shapes = 11;
    const Node n = seed < shapes ? seed % 3 : 1 + static_cast<Node>(random() % 40);
    const Pairs pairs = n == 0 ? Pairs{} : random_pairs(seed % shapes, n, random);
    const bool unit_weights = random() % 2 == 0;
    std::vector<WeightedEdge> edges;
    for (const auto& [a, b] : pairs) {
        edges.push_back({a, b, unit_weights ? 1.0 : 0.2 * static_cast<double>(1 + random() % 10)});
    }
    return make_graph(n, edges);
}

namespace {

using namespace std::string_view_literals;

constexpr std::array awkward_texts{""sv,
                                   "plain"sv,
                                   " "sv,
                                   "   "sv,
                                   " outer spaces "sv,
                                   "a\nb\tc\r\n"sv,
                                   "\n"sv,
                                   "<&>\"'"sv,
                                   "]]> --> ?>"sv,
                                   "&amp; &#10;"sv,
                                   "{\"a\": [1]}"sv,
                                   "back\\slash \\u0041"sv,
                                   "\u00e9\u6f22\U0001F600"sv,
                                   "\u2028\u00a0\ufeff"sv,
                                   "INF"sv,
                                   "NaN"sv,
                                   "true"sv,
                                   "12"sv};
constexpr std::array not_in_xml{"\x01\x1f"sv, "zero\0byte"sv, "\uffff\ufffe"sv};

std::string awkward_text(std::mt19937& random, Texts texts) {
    const std::size_t all = awkward_texts.size() + (texts == Texts::any ? not_in_xml.size() : 0);
    const std::size_t i = random() % all;
    std::string text(i < awkward_texts.size() ? awkward_texts[i]
                                              : not_in_xml[i - awkward_texts.size()]);
    if (random() % 2 == 0) text += std::to_string(random() % 5);
    return text;
}

/// The same without control characters, which no name has.
std::string awkward_name(std::mt19937& random, Texts texts) {
    std::string name = awkward_text(random, texts);
    std::erase_if(name, [](char c) { return c >= 0 && c < ' '; });
    return name;
}

double any_double(std::mt19937& random) {
    constexpr std::array special{0.0,    -0.0, 4.0, 0.1, 1e21, 1e-7, 1.7976931348623157e308,
                                 5e-324, -2.5};
    if (random() % 3 == 0) return special[random() % special.size()];
    return std::ldexp(static_cast<double>(random()), static_cast<int>(random() % 200) - 100);
}

ColumnSet random_columns(std::mt19937& random, std::size_t rows, Texts texts) {
    std::vector<std::int32_t> narrow;
    std::vector<std::int64_t> wide;
    std::vector<double> real;
    std::vector<bool> truth;
    TextColumn text;
    std::array<std::vector<bool>, 5> present;
    for (std::size_t row = 0; row < rows; ++row) {
        std::array<bool, 5> has{};
        for (std::size_t i = 0; i < has.size(); ++i) {
            has[i] = random() % 3 != 0;
            present[i].push_back(has[i]);
        }
        narrow.push_back(has[0] ? static_cast<std::int32_t>(random()) : 0);
        wide.push_back(has[1] ? static_cast<std::int64_t>(random()) * 0x1000003 - 7 : 0);
        real.push_back(has[2] ? any_double(random) : 0);
        truth.push_back(has[3] && random() % 2 == 0);
        text.push_back(has[4] ? awkward_text(random, texts) : "");
    }
    ColumnSet columns{{"count", std::move(narrow), present[0]},
                      {"big", std::move(wide), present[1]},
                      {"score <&\"'>", std::move(real), present[2]},
                      {"checked", std::move(truth), present[3]},
                      {"t\u00e9xt \\ column", std::move(text), present[4]}};
    columns.push_back({"never", std::vector<double>(rows), std::vector<bool>(rows, false)});
    columns.push_back({"always", std::vector<std::int32_t>(rows, 7), {}});
    return columns;
}

Evidence random_evidence(std::mt19937& random, std::size_t nodes, Texts texts) {
    Evidence evidence;
    const auto reports = static_cast<std::uint32_t>(1 + random() % 4);
    for (std::uint32_t report = 0; report < reports; ++report) {
        evidence.reports.push_back({std::to_string(report) + ".md", awkward_text(random, texts),
                                    "https://example.org/?a&b",
                                    static_cast<std::int32_t>(random() % 2 * 20240229)});
    }
    evidence.pairs = static_cast<PairChoice>(random() % 4);
    evidence.places.begin.push_back(0);
    evidence.mentions.begin.push_back(0);
    for (std::size_t node = 0; node < nodes; ++node) {
        for (std::uint32_t report = 0; report < reports; ++report) {
            if (random() % 2 == 0) continue;
            evidence.places.items.push_back(
                {report, static_cast<std::uint32_t>(1 + random() % 99),
                 static_cast<std::int32_t>(200'000 * (1 + random() % 5))});
            evidence.mentions.items.push_back(
                {report, static_cast<std::uint32_t>(random() % nodes)});
        }
        evidence.places.begin.push_back(static_cast<std::uint32_t>(evidence.places.items.size()));
        evidence.mentions.begin.push_back(
            static_cast<std::uint32_t>(evidence.mentions.items.size()));
    }
    return evidence;
}

}  // namespace

KnowledgeGraph random_rich_graph(std::uint32_t seed, Texts texts) {
    const KnowledgeGraph plain = random_graph(seed);
    std::mt19937 random(seed + 1);
    NodeTable nodes;
    for (Node node = 0; node < plain.node_count(); ++node) {
        nodes.id.push_back(std::to_string(node) + awkward_name(random, texts));
        const std::string label = awkward_name(random, texts);
        nodes.label.push_back(label.empty() ? "label" : label);
        nodes.kind.push_back(random() % 4 == 0 ? "" : awkward_name(random, texts));
    }
    nodes.columns = random_columns(random, plain.node_count(), texts);
    EdgeTable edges;
    for (Edge edge = 0; edge < plain.edge_count(); ++edge) {
        edges.ends.push_back(plain.edges().ends[edge]);
        edges.weight.push_back(std::abs(any_double(random)) + 0.1);
        edges.kind.push_back(random() % 2 == 0 ? "cooccurs" : awkward_name(random, texts));
    }
    edges.columns = random_columns(random, plain.edge_count(), texts);
    return KnowledgeGraph(std::move(nodes), std::move(edges),
                          random_evidence(random, plain.node_count(), texts));
}

}  // namespace sigloom::test
