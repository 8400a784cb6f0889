#include "exporters/vosviewer/items.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <optional>
#include <variant>

#include "core/base/date.hpp"
#include "core/graph/column_names.hpp"
#include "exporters/xml/syntax.hpp"

namespace sigloom::vosviewer {
namespace {

bool is_number(const Column& column) {
    return !std::holds_alternative<TextColumn>(column.data) &&
           !std::holds_alternative<std::vector<bool>>(column.data);
}

/// 20240701 as 2024.497: a scale of colours over such numbers has no jumps at the ends of years.
/// Nothing for what is no date.
std::optional<double> year_of(double number) {
    const auto whole = static_cast<std::int64_t>(std::clamp(number, 0.0, 1e8));
    const std::optional<Date> date = Date::from_number(whole);
    if (!date || !date->is_known()) return std::nullopt;
    using namespace std::chrono;
    const year_month_day day = date->day();
    const sys_days first = day.year() / January / 1;
    const sys_days next = (day.year() + years(1)) / January / 1;
    return static_cast<int>(day.year()) + static_cast<double>((sys_days(day) - first).count()) /
                                              static_cast<double>((next - first).count());
}

/// The finite numbers of a column.
Numbers numbers_of(const Column& column) {
    const bool is_date =
        column.name == column_names::first_seen || column.name == column_names::last_seen;
    Numbers numbers{column.name, {}, {}};
    for (std::size_t row = 0; row < column.size(); ++row) {
        std::optional<double> value = column.number(row);
        if (value && !std::isfinite(*value)) value.reset();
        if (value && is_date) value = year_of(*value);
        numbers.present.push_back(value.has_value());
        numbers.values.push_back(value.value_or(0));
    }
    return numbers;
}

void set_clusters(Items& items, const KnowledgeGraph& graph, const std::vector<double>& strength) {
    items.cluster.assign(graph.node_count(), 0);
    const Column* column = find_column(graph.nodes().columns, column_names::community);
    if (column == nullptr || !is_number(*column)) return;
    std::vector<double> strongest;
    for (Node node = 0; node < graph.node_count(); ++node) {
        const std::optional<double> community = column->number(node);
        if (!community || !(*community >= 0 && *community < most_clusters)) continue;
        const auto cluster = static_cast<std::uint32_t>(*community) + 1;
        items.cluster[node] = cluster;
        if (cluster > strongest.size()) {
            strongest.resize(cluster, -1);
            items.cluster_labels.resize(cluster);
        }
        if (strength[node] > strongest[cluster - 1]) {
            strongest[cluster - 1] = strength[node];
            items.cluster_labels[cluster - 1] = graph.nodes().label[node];
        }
    }
}

void set_descriptions(Items& items, const NodeTable& nodes) {
    const Column* column = find_column(nodes.columns, column_names::description);
    const auto* texts = column == nullptr ? nullptr : std::get_if<TextColumn>(&column->data);
    for (std::size_t row = 0; row < nodes.size(); ++row) {
        std::string& html = items.descriptions.emplace_back();
        const auto add_paragraph = [&html](std::string_view text) {
            if (text.empty()) return;
            html += "<p>";
            xml_escape(html, text);
            html += "</p>";
        };
        add_paragraph(nodes.kind[row]);
        if (texts != nullptr && column->has(row)) add_paragraph((*texts)[row]);
    }
}

}  // namespace

Items make_items(const KnowledgeGraph& graph) {
    const ColumnSet& columns = graph.nodes().columns;
    Items items;
    Numbers links{"Links", {}, {}};
    Numbers strength{"Total link strength", std::vector<double>(graph.node_count()), {}};
    for (Node node = 0; node < graph.node_count(); ++node) {
        links.values.push_back(static_cast<double>(graph.degree(node)));
    }
    for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
        const auto [source, target] = graph.edges().ends[edge];
        strength.values[source] += graph.edges().weight[edge];
        strength.values[target] += graph.edges().weight[edge];
    }
    for (double& value : strength.values) {
        value = std::min(value, std::numeric_limits<double>::max());
    }
    set_clusters(items, graph, strength.values);
    set_descriptions(items, graph.nodes());
    items.weights = {std::move(links), std::move(strength)};
    for (const Column& column : columns) {
        if (!is_number(column)) continue;
        if (column.name == column_names::reports) {
            items.weights.push_back(numbers_of(column));
            items.weights.back().name = "Occurrences";
            for (double& value : items.weights.back().values) value = std::max(value, 0.0);
        } else if (column.name != column_names::x && column.name != column_names::y &&
                   column.name != column_names::community) {
            items.scores.push_back(numbers_of(column));
        }
    }
    return items;
}

}  // namespace sigloom::vosviewer
