#include "tools/page_answers.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "core/analysis/paths/route.hpp"
#include "core/base/millionths.hpp"
#include "core/graph/edge_evidence.hpp"
#include "core/text/fold.hpp"
#include "tools/table.hpp"

namespace sigloom {
namespace {

using Json = nlohmann::ordered_json;
using Parameters = std::map<std::string, std::string, std::less<>>;

constexpr std::size_t most_found = 20;
constexpr std::size_t most_neighbors = 200;

std::optional<unsigned> hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return std::nullopt;
}

/// A value of a query (WHATWG URL, application/x-www-form-urlencoded); damaged escapes stay.
std::string decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto high = i + 2 < text.size() ? hex_digit(text[i + 1]) : std::nullopt;
        const auto low = i + 2 < text.size() ? hex_digit(text[i + 2]) : std::nullopt;
        if (text[i] == '%' && high && low) {
            out += static_cast<char>(*high * 16 + *low);
            i += 2;
        } else {
            out += text[i] == '+' ? ' ' : text[i];
        }
    }
    return out;
}

Parameters parameters_of(std::string_view query) {
    Parameters parameters;
    while (!query.empty()) {
        const std::string_view pair = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(pair.size() + 1, query.size()));
        const std::size_t equals = std::min(pair.find('='), pair.size());
        parameters[decoded(pair.substr(0, equals))] =
            decoded(pair.substr(std::min(equals + 1, pair.size())));
    }
    return parameters;
}

std::string_view value(const Parameters& parameters, std::string_view name) {
    const auto found = parameters.find(name);
    return found == parameters.end() ? std::string_view() : found->second;
}

HttpAnswer as_json(const Json& json) {
    return {.body = json.dump(-1, ' ', false, Json::error_handler_t::replace)};
}

HttpAnswer not_found() {
    return {.status = 404, .body = R"({"error":"not found"})"};
}

Json node_json(const KnowledgeGraph& graph, Node node) {
    return {{"id", graph.nodes().id[node]},
            {"label", graph.nodes().label[node]},
            {"kind", graph.nodes().kind[node]}};
}

Json columns_json(const ColumnSet& columns, std::size_t row) {
    Json json = Json::object();
    for (const Column& column : columns) {
        std::visit(
            [&](const auto& cell) {
                if constexpr (!std::is_same_v<std::decay_t<decltype(cell)>, std::monostate>) {
                    json[column.name] = cell;
                }
            },
            cell_of(column, row));
    }
    return json;
}

Json report_json(const ReportEntry& report) {
    return {{"title", report.title.empty() ? report.path : report.title},
            {"url", report.url},
            {"date", report.date}};
}

HttpAnswer node_answer(const KnowledgeGraph& graph, Node node) {
    Json json = node_json(graph, node);
    json["columns"] = columns_json(graph.nodes().columns, node);
    std::vector<Neighbor> neighbors;
    graph.for_each_neighbor(node, [&](Neighbor neighbor) { neighbors.push_back(neighbor); });
    const auto& weight = graph.edges().weight;
    std::ranges::stable_sort(
        neighbors, [&](Neighbor a, Neighbor b) { return weight[a.edge] > weight[b.edge]; });
    json["degree"] = neighbors.size();
    neighbors.resize(std::min(neighbors.size(), most_neighbors));
    json["neighbors"] = Json::array();
    for (const auto [other, edge] : neighbors) {
        Json& row = json["neighbors"].emplace_back(node_json(graph, other));
        row["weight"] = weight[edge];
    }
    json["reports"] = Json::array();
    for (const Place& place : graph.evidence().places[node]) {
        json["reports"].push_back(report_json(graph.evidence().reports[place.report]));
    }
    return as_json(json);
}

HttpAnswer why_answer(const KnowledgeGraph& graph, Node a, Node b) {
    const auto edge = graph.find_edge(a, b);
    if (!edge) return not_found();
    Json json{{"a", node_json(graph, a)},
              {"b", node_json(graph, b)},
              {"kind", graph.edges().kind[*edge]},
              {"weight", graph.edges().weight[*edge]},
              {"evidence", Json::array()}};
    for (const EdgeEvidence& each : edge_evidence(graph, a, b)) {
        Json& row =
            json["evidence"].emplace_back(report_json(graph.evidence().reports[each.a.report]));
        row["adds"] = millionths::to_double(each.contribution);
    }
    return as_json(json);
}

HttpAnswer path_answer(const KnowledgeGraph& graph, Node a, Node b) {
    Json json = Json::array();
    const auto route = shortest_route(graph, a, b, PathLength::hops);
    for (std::size_t i = 0; route && i < route->nodes.size(); ++i) {
        Json& row = json.emplace_back(node_json(graph, route->nodes[i]));
        if (i > 0) row["weight"] = graph.edges().weight[route->edges[i - 1]];
    }
    return as_json(json);
}

/// How well a label fits, the less the better; see page/src/search.js.
int misfit(std::string_view label, std::string_view wanted) {
    const std::size_t at = label.find(wanted);
    if (at == std::string_view::npos) return 4;
    if (at > 0) return label[at - 1] == ' ' ? 2 : 3;
    return label.size() == wanted.size() ? 0 : 1;
}

}  // namespace

PageAnswers::PageAnswers(Input input, std::string page, std::uint64_t version)
    : input_(std::move(input)), page_(std::move(page)), version_(version) {
    const TextColumn& label = input_.graph.nodes().label;
    folded_labels_.reserve(label.size());
    for (std::size_t i = 0; i < label.size(); ++i) folded_labels_.push_back(fold(label[i]));
}

HttpAnswer PageAnswers::answer(std::string_view target) const {
    const KnowledgeGraph& graph = input_.graph;
    const std::size_t question = std::min(target.find('?'), target.size());
    const std::string_view path = target.substr(0, question);
    const Parameters parameters =
        parameters_of(target.substr(std::min(question + 1, target.size())));
    const auto node = [&](std::string_view name) { return graph.find_id(value(parameters, name)); };

    if (path == "/") return {.content_type = "text/html; charset=utf-8", .body = page_};
    if (path == "/api/version") return as_json({{"version", version_}});
    if (path == "/api/node") {
        const auto id = node("id");
        return id ? node_answer(graph, *id) : not_found();
    }
    if (path == "/api/why" || path == "/api/path") {
        const auto a = node("a");
        const auto b = node("b");
        if (!a || !b) return not_found();
        return path == "/api/why" ? why_answer(graph, *a, *b) : path_answer(graph, *a, *b);
    }
    if (path == "/api/search") {
        const std::string wanted = fold(value(parameters, "q"));
        std::vector<std::pair<int, Node>> found;
        for (Node each = 0; !wanted.empty() && each < graph.node_count(); ++each) {
            const int score = misfit(folded_labels_[each], wanted);
            if (score < 4) found.emplace_back(score, each);
        }
        std::ranges::sort(found, [&](const auto& a, const auto& b) {
            if (a.first != b.first) return a.first < b.first;
            const std::size_t of_a = graph.degree(a.second);
            const std::size_t of_b = graph.degree(b.second);
            return of_a != of_b ? of_a > of_b : a.second < b.second;
        });
        Json json = Json::array();
        for (std::size_t i = 0; i < std::min(found.size(), most_found); ++i) {
            json.push_back(node_json(graph, found[i].second));
        }
        return as_json(json);
    }
    return not_found();
}

}  // namespace sigloom
