#include "exporters/common/graph_assembly.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <unordered_set>
#include <utility>

#include "exporters/common/numbers.hpp"
#include "exporters/common/parallel_edges.hpp"

namespace sigloom {
namespace {

std::optional<double> as_number(const Value& value) {
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
    if (const auto* real = std::get_if<double>(&value)) return *real;
    if (const auto* text = std::get_if<std::string_view>(&value)) {
        double number = 0;
        const auto [end, error] =
            std::from_chars(text->data(), text->data() + text->size(), number);
        if (error == std::errc{} && end == text->data() + text->size()) return number;
    }
    return std::nullopt;
}

const Value* find_field(std::span<const GraphAssembly::Field> fields, std::uint32_t number) {
    const auto found = std::ranges::find(fields, number, &GraphAssembly::Field::field);
    return found == fields.end() ? nullptr : &found->value;
}

}  // namespace

GraphAssembly::GraphAssembly(std::string_view bytes, std::string path, Reporter& reporter)
    : faults_(bytes, std::move(path), reporter) {}

std::uint32_t GraphAssembly::field(Fields& fields, std::string_view name,
                                   std::optional<ColumnType> type) {
    const auto next = static_cast<std::uint32_t>(first_column + fields.columns.size());
    const auto [known, is_new] = fields.by_name.emplace(name, next);
    const std::uint32_t number = known->second;
    if (type && std::ranges::find(fields.declared, number) == fields.declared.end()) {
        fields.declared.push_back(number);
    }
    if (!is_new) return number;
    if (type) {
        fields.columns.emplace_back(std::string(name), *type);
    } else {
        fields.columns.emplace_back(std::string(name));
    }
    return number;
}

std::uint32_t GraphAssembly::node_field(std::string_view name, std::optional<ColumnType> type) {
    if (name == "label") return label_field;
    if (name == "kind") return kind_field;
    return field(node_fields_, name, type);
}

std::uint32_t GraphAssembly::edge_field(std::string_view name, std::optional<ColumnType> type) {
    if (name == "weight") return weight_field;
    if (name == "kind") return kind_field;
    return field(edge_fields_, name, type);
}

void GraphAssembly::set_node_default(std::uint32_t field, const Value& value) {
    node_fields_.defaults.insert_or_assign(field, value);
}

void GraphAssembly::set_edge_default(std::uint32_t field, const Value& value) {
    edge_fields_.defaults.insert_or_assign(field, value);
}

GraphAssembly::Ref GraphAssembly::find_or_add(std::string_view id) {
    const Ref ref = ids_.add(id);
    if (ref == ref_row_.size()) {
        ref_row_.push_back(no_row);
        ref_offset_.push_back(0);
    }
    return ref;
}

void GraphAssembly::set_columns(Fields& fields, std::size_t row, std::span<const Field> values,
                                std::size_t offset) {
    for (const auto& [number, value] : values) {
        if (number < first_column || number == no_field) continue;
        ColumnBuilder& column = fields.columns[number - first_column];
        if (!column.set(row, value)) {
            faults_.report(
                Repair::repeated_value, offset,
                fmt::format("a second value of {} was left out", in_quotes(column.name())));
        }
    }
}

std::optional<std::uint32_t> GraphAssembly::add_node(std::string_view id,
                                                     std::span<const Field> fields,
                                                     std::size_t offset) {
    if (id.empty()) {
        faults_.report(Repair::node_without_id, offset,
                       "expected a node with an id; the node was left out");
        return std::nullopt;
    }
    const Ref ref = find_or_add(id);
    if (ref_row_[ref] != no_row) {
        faults_.report(Repair::repeated_node, offset,
                       fmt::format("node {} stands twice; the second was left out", in_quotes(id)));
        return std::nullopt;
    }
    const auto row = static_cast<std::uint32_t>(row_ref_.size());
    ref_row_[ref] = row;
    row_ref_.push_back(ref);
    const auto text_of = [&](std::uint32_t number) {
        const Value* value = find_field(fields, number);
        if (value == nullptr) {
            const auto found = node_fields_.defaults.find(number);
            if (found != node_fields_.defaults.end()) value = &found->second;
        }
        return value == nullptr ? std::string() : to_text(*value);
    };
    labels_.push_back(text_of(label_field));
    if (labels_[row].empty()) labels_missing_ = true;
    kinds_.push_back(text_of(kind_field));
    set_columns(node_fields_, row, fields, offset);
    return row;
}

std::optional<double> GraphAssembly::usable_weight(std::span<const Field> fields,
                                                   std::size_t offset) {
    const Value* value = find_field(fields, weight_field);
    if (value == nullptr || std::holds_alternative<std::monostate>(*value)) {
        const auto found = edge_fields_.defaults.find(weight_field);
        if (found == edge_fields_.defaults.end()) return 1.0;
        value = &found->second;
    }
    const std::optional<double> weight = as_number(*value);
    if (weight && std::isfinite(*weight) && *weight > 0) return weight;
    faults_.report(Repair::unusable_weight, offset,
                   fmt::format("expected a weight above 0, got {}; the edge was left out",
                               in_quotes(to_text(*value))));
    return std::nullopt;
}

void GraphAssembly::add_edge(std::string_view source, std::string_view target,
                             std::span<const Field> fields, std::size_t offset) {
    if (source.empty() || target.empty()) {
        faults_.report(Repair::edge_without_end, offset,
                       "expected an edge with a source and a target; the edge was left out");
        return;
    }
    if (source == target) {
        faults_.report(Repair::loop, offset,
                       fmt::format("the loop at node {} was left out", in_quotes(source)));
        return;
    }
    const std::optional<double> weight = usable_weight(fields, offset);
    if (!weight) return;
    const Ref known = static_cast<Ref>(ids_.size());
    // Edges mostly stand grouped by their source.
    if (last_source_ >= known || ids_.text(last_source_) != source) {
        last_source_ = find_or_add(source);
    }
    const EdgeEnds ends{last_source_, find_or_add(target)};
    for (Ref ref = known; ref < ids_.size(); ++ref) ref_offset_[ref] = offset;
    const std::size_t row = edges_.ends.size();
    edges_.ends.push_back(ends);
    edges_.weight.push_back(*weight);
    const Value* kind = find_field(fields, kind_field);
    if (kind == nullptr) {
        const auto found = edge_fields_.defaults.find(kind_field);
        if (found != edge_fields_.defaults.end()) kind = &found->second;
    }
    if (kind == nullptr) {
        edges_.kind.push_back("");
    } else if (const auto* text = std::get_if<std::string_view>(kind)) {
        edges_.kind.push_back(*text);
    } else {
        edges_.kind.push_back(to_text(*kind));
    }
    set_columns(edge_fields_, row, fields, offset);
}

void GraphAssembly::declare_missing_nodes() {
    for (Ref ref = 0; ref < ids_.size(); ++ref) {
        if (ref_row_[ref] != no_row) continue;
        faults_.report(
            Repair::undeclared_node, ref_offset_[ref],
            fmt::format(
                "an edge names node {}, which is not declared; a node without values was made",
                in_quotes(ids_.text(ref))));
        ref_row_[ref] = static_cast<std::uint32_t>(row_ref_.size());
        row_ref_.push_back(ref);
        labels_.push_back("");
        labels_missing_ = true;
        kinds_.push_back("");
    }
}

void GraphAssembly::rename_nodes(NodeTable& nodes) {
    for (const std::string& name : id_columns_) {
        const Column* column = find_column(nodes.columns, name);
        if (column == nullptr || !column->present.empty()) continue;
        const auto* texts = std::get_if<TextColumn>(&column->data);
        if (texts == nullptr) continue;
        std::unordered_set<std::string_view> different;
        for (std::size_t row = 0; row < texts->size(); ++row) {
            if (!(*texts)[row].empty()) different.insert((*texts)[row]);
        }
        if (different.size() != nodes.size()) continue;
        nodes.id = *texts;
        nodes.columns.erase_if([&](const Column& each) { return &each == column; });
        return;
    }
}

void GraphAssembly::label_nodes(NodeTable& nodes) {
    if (!labels_missing_) return;
    const Column* names = find_column(nodes.columns, "name");
    const auto* name_texts = names == nullptr ? nullptr : std::get_if<TextColumn>(&names->data);
    TextColumn labels;
    for (std::size_t row = 0; row < nodes.size(); ++row) {
        std::string_view label = nodes.label[row];
        if (label.empty() && name_texts != nullptr) label = (*name_texts)[row];
        if (label.empty()) label = nodes.id[row];
        labels.push_back(label);
    }
    nodes.label = std::move(labels);
}

KnowledgeGraph GraphAssembly::finish(Evidence evidence) {
    declare_missing_nodes();
    for (auto* begin : {&evidence.places.begin, &evidence.mentions.begin}) {
        if (!begin->empty()) begin->resize(row_ref_.size() + 1, begin->back());
    }
    const auto columns_of = [](Fields& fields, std::size_t rows) {
        // Columns with a declared type in that order, then the others as they turned up.
        std::vector<std::uint32_t> order = fields.declared;
        for (std::size_t i = 0; i < fields.columns.size(); ++i) {
            const auto number = static_cast<std::uint32_t>(first_column + i);
            if (std::ranges::find(fields.declared, number) == fields.declared.end()) {
                order.push_back(number);
            }
        }
        ColumnSet columns;
        for (const std::uint32_t number : order) {
            const auto found = fields.defaults.find(number);
            columns.push_back(fields.columns[number - first_column].finish(
                rows, found == fields.defaults.end() ? std::nullopt
                                                     : std::optional<Value>(found->second)));
        }
        return columns;
    };
    NodeTable nodes{{}, std::move(labels_), std::move(kinds_), {}};
    nodes.columns = columns_of(node_fields_, row_ref_.size());
    for (const Ref ref : row_ref_) nodes.id.push_back(ids_.text(ref));
    rename_nodes(nodes);
    label_nodes(nodes);

    for (EdgeEnds& ends : edges_.ends.write())
        ends = {ref_row_[ends.source], ref_row_[ends.target]};
    edges_.columns = columns_of(edge_fields_, edges_.size());
    if (directed_) {
        faults_.report(Oddity::graph_simplified, "the edges have a direction, which was given up");
    }
    if (const std::size_t merged = merge_parallel_edges(edges_, row_ref_.size()); merged > 0) {
        faults_.report(Oddity::graph_simplified,
                       counted(merged, "edge was", "edges were") +
                           " merged into the first edge between the same two nodes: weights were "
                           "added, other values are those of the first");
    }
    faults_.report_sums();
    return KnowledgeGraph(std::move(nodes), std::move(edges_), std::move(evidence));
}

}  // namespace sigloom
