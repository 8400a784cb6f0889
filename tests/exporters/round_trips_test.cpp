// From one format to another and back, for every pair of formats that are read.
#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/text/utf8.hpp"
#include "tests/support/graph_files.hpp"
#include "tests/support/random_graphs.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sigloom {
namespace {

using ::testing::IsEmpty;

/// What a format says it cannot carry, and the same graph without that.
struct Loss {
    std::string_view what;
    KnowledgeGraph (*without)(const KnowledgeGraph&);
};

KnowledgeGraph without_evidence(const KnowledgeGraph& graph) {
    return {graph.nodes(), graph.edges()};
}

ColumnSet truth_as_numbers(const ColumnSet& columns) {
    ColumnSet result;
    for (const Column& column : columns) {
        const auto* truth = std::get_if<std::vector<bool>>(&column.data);
        if (truth == nullptr) {
            result.push_back(column);
            continue;
        }
        const std::vector<std::int32_t> numbers(truth->begin(), truth->end());
        result.push_back({column.name, numbers, column.present});
    }
    return result;
}

KnowledgeGraph without_truth(const KnowledgeGraph& graph) {
    NodeTable nodes = graph.nodes();
    EdgeTable edges = graph.edges();
    nodes.columns = truth_as_numbers(nodes.columns);
    edges.columns = truth_as_numbers(edges.columns);
    return {nodes, edges, graph.evidence()};
}

KnowledgeGraph as_it_is(const KnowledgeGraph& graph) {
    return graph;
}

/// Of all formats that are read. A format that says anything else cannot carry the same columns as
/// another one.
constexpr std::array losses{
    Loss{"the evidence", without_evidence},
    Loss{"true and false", without_truth},
    // The columns of the graph below are such that nothing is lost by these:
    Loss{"the types of columns", as_it_is},
    Loss{"signs in the names of columns", as_it_is},
};

std::vector<std::string> parts_of(std::string_view text) {
    std::vector<std::string> parts;
    for (std::string rest(text); !rest.empty();) {
        const std::size_t comma = std::min(rest.find(", "), rest.size());
        const std::size_t word = std::min(rest.find(" and "), rest.size());
        const std::size_t end = std::min(comma, word);
        std::string part = rest.substr(0, end);
        rest.erase(0, end == rest.size() ? end : end + (comma < word ? 2 : 5));
        if (part.starts_with("and ")) part.erase(0, 4);
        // "true and false" is one thing.
        if (part == "false" && !parts.empty() && parts.back() == "true") {
            parts.back() = "true and false";
        } else {
            parts.push_back(std::move(part));
        }
    }
    return parts;
}

/// The losses of a format; nothing where it loses something that is not in the table.
std::optional<std::vector<Loss>> losses_of(const Format& format) {
    std::vector<Loss> all;
    for (const std::string& part : parts_of(format.cannot_carry)) {
        const auto* found = std::ranges::find(losses, part, &Loss::what);
        if (found == losses.end()) return std::nullopt;
        all.push_back(*found);
    }
    return all;
}

/// The formats that are read and whose losses are known.
std::vector<std::pair<const Format*, std::vector<Loss>>> formats_to_try() {
    std::vector<std::pair<const Format*, std::vector<Loss>>> all;
    for (const Format& format : formats()) {
        const auto of_format = losses_of(format);
        if (format.is_read() && of_format) all.emplace_back(&format, *of_format);
    }
    return all;
}

/// Columns that have values, by name, under names that every format can write.
ColumnSet plain_columns(const ColumnSet& columns) {
    std::map<std::string, Column> by_name;
    for (const Column& column : columns) {
        bool has_values = false;
        for (std::size_t row = 0; row < column.size(); ++row) has_values |= column.has(row);
        if (!has_values) continue;
        std::string name;
        for (const char c : column.name) {
            if (is_ascii_word(c)) name += c;
        }
        by_name.emplace(name, Column{name, column.data, column.present});
    }
    ColumnSet result;
    for (auto& [name, column] : by_name) result.push_back(std::move(column));
    return result;
}

/// The same with columns that are only sorted: a format without a list of them has them as they turn up.
KnowledgeGraph plain(const KnowledgeGraph& graph) {
    NodeTable nodes = graph.nodes();
    EdgeTable edges = graph.edges();
    nodes.columns = plain_columns(nodes.columns);
    edges.columns = plain_columns(edges.columns);
    return {nodes, edges, graph.evidence()};
}

class RoundTrips : public ::testing::Test {
  protected:
    /// Writes a graph and reads it.
    KnowledgeGraph through(const Format& format, const KnowledgeGraph& graph) {
        const auto path = folder_.path() / ("g" + std::string(format.suffixes.front()));
        EXPECT_EQ(write_graph_file(graph, format, path).error, "");
        DiagnosticList found;
        const auto read = read_graph_file(path.string(), found);
        for (const Diagnostic& diagnostic : found.list()) ADD_FAILURE() << to_string(diagnostic);
        return read ? plain(*read) : KnowledgeGraph();
    }

    test::TemporaryFolder folder_;
};

TEST_F(RoundTrips, AGraphComesBackEqualByWayOfEveryOtherFormat) {
    const auto all = formats_to_try();
    std::size_t graphs = 0;
    for (std::uint32_t seed = 11; graphs < 3; ++seed) {
        const KnowledgeGraph rich = plain(test::random_rich_graph(seed, test::Texts::legal_in_xml));
        // Six columns of nodes and of edges; in a small graph some have no values.
        if (rich.nodes().columns.size() + rich.edges().columns.size() < 12) continue;
        ++graphs;
        for (const auto& [a, losses_of_a] : all) {
            for (const auto& [b, losses_of_b] : all) {
                SCOPED_TRACE(std::string(a->name) + " by way of " + std::string(b->name));
                KnowledgeGraph graph = rich;
                for (const Loss& loss : losses_of_a) graph = loss.without(graph);
                for (const Loss& loss : losses_of_b) graph = loss.without(graph);
                const KnowledgeGraph first = through(*a, graph);
                ASSERT_EQ(test::lines(first), test::lines(graph));
                const KnowledgeGraph back = through(*a, through(*b, first));
                ASSERT_EQ(test::lines(back), test::lines(first));
                ASSERT_EQ(back, first);
                ASSERT_EQ(back.evidence().empty(), graph.evidence().empty());
            }
        }
    }
}

TEST_F(RoundTrips, EveryFormatThatIsReadIsTriedButThoseOfMaps) {
    std::vector<std::string_view> left_out;
    for (const Format& format : formats()) {
        if (format.is_read() && !losses_of(format)) left_out.push_back(format.name);
    }
    EXPECT_THAT(left_out, ::testing::ElementsAre("vosviewer"));
    EXPECT_GE(formats_to_try().size(), 9U);
}

}  // namespace
}  // namespace sigloom
