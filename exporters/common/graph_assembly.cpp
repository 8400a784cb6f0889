#include "exporters/common/graph_assembly.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "core/text/utf8.hpp"
#include "exporters/common/numbers.hpp"
#include "exporters/common/parallel_edges.hpp"
#include "exporters/common/shown_name.hpp"

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

constexpr std::array<std::string_view, 3> label_columns{"name", "title", "shared name"};
constexpr std::array<std::string_view, 2> kind_columns{"entity_type", "labels"};
constexpr std::array<std::string_view, 2> weight_columns{"value", "strength"};

bool is_usable_weight(double weight) {
    return std::isfinite(weight) && weight > 0;
}

/// A column by its name in any case of its letters.
const Column* find_named(const ColumnSet& columns, std::string_view name) {
    for (const Column& column : columns) {
        if (ascii_lower(column.name) == name) return &column;
    }
    return nullptr;
}

/// A value as a text; empty where there is none.
std::string text_at(const Column& column, std::size_t row) {
    if (!column.has(row)) return {};
    return std::visit(
        [row](const auto& values) {
            using Values = std::decay_t<decltype(values)>;
            if constexpr (std::is_same_v<Values, TextColumn>) {
                return std::string(values[row]);
            } else if constexpr (std::is_same_v<Values, std::vector<bool>>) {
                return to_text(bool{values[row]});
            } else if constexpr (std::is_same_v<Values, std::vector<double>>) {
                return to_text(values[row]);
            } else {
                return to_text(std::int64_t{values[row]});
            }
        },
        column.data);
}

bool is_number(const Column& column) {
    return column.data.index() <= static_cast<std::size_t>(ColumnType::real);
}

AssembledFields::Role role(const std::string& given, std::string_view usual) {
    return {given.empty() ? std::string(usual) : given, !given.empty()};
}

}  // namespace

GraphAssembly::GraphAssembly(const Import& what)
    : faults_(what.bytes, what.path, what.reporter),
      node_fields_({role(what.roles.label, "label"), role(what.roles.kind, "kind")}, faults_),
      edge_fields_({role(what.roles.weight, "weight"), role({}, "kind")}, faults_) {}

std::uint32_t GraphAssembly::node_field(std::string_view name, std::optional<ColumnType> type,
                                        IfEmpty if_empty) {
    return node_fields_.number(name, type, if_empty);
}

std::uint32_t GraphAssembly::edge_field(std::string_view name, std::optional<ColumnType> type,
                                        IfEmpty if_empty) {
    return edge_fields_.number(name, type, if_empty);
}

GraphAssembly::Ref GraphAssembly::find_or_add(std::string_view id) {
    const Ref ref = ids_.add(id);
    if (ref == ref_row_.size()) {
        ref_row_.push_back(no_row);
        ref_offset_.push_back(0);
    }
    return ref;
}

std::string_view GraphAssembly::shown(std::string_view name, std::string& buffer,
                                      std::size_t offset) {
    if (!has_controls(name)) return name;
    buffer.clear();
    if (append_shown(buffer, name)) {
        faults_.report(
            Repair::control_character, offset,
            fmt::format("control characters of {} were replaced by U+FFFD", in_quotes(buffer)));
    }
    return buffer;
}

std::optional<std::uint32_t> GraphAssembly::add_node(std::string_view id,
                                                     std::span<const Field> fields,
                                                     std::size_t offset) {
    if (id.empty()) {
        faults_.report(Repair::node_without_id, offset,
                       "expected a node with an id; the node was left out");
        return std::nullopt;
    }
    std::string buffer;
    id = shown(id, buffer, offset);
    const Ref ref = find_or_add(id);
    if (ref_row_[ref] != no_row) {
        faults_.report(Repair::repeated_node, offset,
                       fmt::format("node {} stands twice; the second was left out", in_quotes(id)));
        return std::nullopt;
    }
    const auto row = static_cast<std::uint32_t>(row_ref_.size());
    ref_row_[ref] = row;
    row_ref_.push_back(ref);
    const auto append = [&](TextColumn& texts, std::uint32_t number) {
        const Value* value = node_fields_.value_of(number, fields, offset);
        const std::string text = value == nullptr ? std::string() : to_text(*value);
        texts.push_back(shown(text, buffer, offset));
        return !texts[row].empty();
    };
    if (!append(labels_, label_field)) labels_missing_ = true;
    if (append(kinds_, kind_field)) any_kind_ = true;
    node_fields_.set_columns(row, fields, offset);
    return row;
}

std::optional<double> GraphAssembly::usable_weight(std::span<const Field> fields,
                                                   std::size_t offset) {
    const Value* value = edge_fields_.value_of(weight_field, fields, offset);
    if (value == nullptr || std::holds_alternative<std::monostate>(*value)) return 1.0;
    const std::optional<double> weight = as_number(*value);
    if (weight && is_usable_weight(*weight)) return weight;
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
    std::string source_buffer;
    std::string target_buffer;
    source = shown(source, source_buffer, offset);
    target = shown(target, target_buffer, offset);
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
    const Value* kind = edge_fields_.value_of(kind_field, fields, offset);
    if (kind == nullptr) {
        edges_.kind.push_back("");
    } else if (const auto* text = std::get_if<std::string_view>(kind)) {
        edges_.kind.push_back(shown(*text, source_buffer, offset));
    } else {
        edges_.kind.push_back(to_text(*kind));
    }
    edge_fields_.set_columns(row, fields, offset);
}

void GraphAssembly::read_ends_by_position() {
    const auto nodes = static_cast<std::uint32_t>(row_ref_.size());
    std::vector<std::uint32_t> position(ids_.size(), no_row);
    bool any_undeclared = false;
    for (const EdgeEnds& ends : edges_.ends.read()) {
        for (const Ref ref : {ends.source, ends.target}) {
            if (position[ref] != no_row) continue;
            const std::string_view text = ids_.text(ref);
            const char* end = text.data() + text.size();
            const auto [stop, error] = std::from_chars(text.data(), end, position[ref]);
            if (error != std::errc{} || stop != end || position[ref] >= nodes) return;
            any_undeclared = any_undeclared || ref_row_[ref] == no_row;
        }
    }
    if (!any_undeclared) return;
    for (Ref ref = 0; ref < ids_.size(); ++ref) {
        if (position[ref] != no_row) ref_row_[ref] = position[ref];
    }
    faults_.report(Oddity::graph_unusual,
                   "the ends of the edges are numbers of nodes, counted from 0, and no ids");
}

void GraphAssembly::read_ends_by_name() {
    std::unordered_map<std::string, std::uint32_t> rows;
    const auto add = [&](std::string name, std::uint32_t row) {
        // A name of several nodes names none of them.
        if (!name.empty() && !rows.emplace(name, row).second) rows[name] = no_row;
    };
    const ColumnBuilder* const names = node_fields_.column(label_columns[0]);
    if (labels_missing_ && names != nullptr) {
        for (std::size_t i = 0; i < names->values(); ++i) {
            add(to_text(names->value(i)), names->row_of(i));
        }
    } else {
        for (std::uint32_t row = 0; row < row_ref_.size(); ++row) {
            add(std::string(labels_[row]), row);
        }
    }
    std::vector<std::uint32_t> row_of(ref_row_);
    for (Ref ref = 0; ref < ids_.size(); ++ref) {
        if (row_of[ref] != no_row) continue;
        const auto found = rows.find(std::string(ids_.text(ref)));
        if (found != rows.end()) row_of[ref] = found->second;
    }
    // Where an edge would become a loop, they are no names.
    const bool any_loop = std::ranges::any_of(edges_.ends.read(), [&](const EdgeEnds& ends) {
        return row_of[ends.source] != no_row && row_of[ends.source] == row_of[ends.target];
    });
    if (!any_loop) ref_row_ = std::move(row_of);
}

void GraphAssembly::declare_missing_nodes() {
    for (Ref ref = 0; ref < ids_.size(); ++ref) {
        if (ref_row_[ref] != no_row) continue;
        if (!nodes_from_edges_) {
            faults_.report(Repair::undeclared_node, ref_offset_[ref],
                           fmt::format("an edge names node {}, which is not declared; a node "
                                       "without values was made",
                                       in_quotes(ids_.text(ref))));
        }
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
    std::vector<const Column*> candidates;
    for (const std::string_view name : label_columns) {
        if (const Column* column = find_named(nodes.columns, name)) candidates.push_back(column);
    }
    TextColumn labels;
    std::string buffer;
    for (std::size_t row = 0; row < nodes.size(); ++row) {
        std::string label(nodes.label[row]);
        for (const Column* column : candidates) {
            if (label.empty()) label = text_at(*column, row);
        }
        labels.push_back(label.empty() ? nodes.id[row] : shown(label, buffer, 0));
    }
    nodes.label = std::move(labels);
}

void GraphAssembly::find_kinds(NodeTable& nodes) {
    for (const std::string_view name : kind_columns) {
        const Column* column = find_named(nodes.columns, name);
        if (column == nullptr || !std::holds_alternative<TextColumn>(column->data)) continue;
        TextColumn kinds;
        for (std::size_t row = 0; row < nodes.size(); ++row) {
            std::string kind;
            append_shown(kind, text_at(*column, row));
            // APOC writes the labels of Neo4j as :Person:Actor.
            kinds.push_back(kind.starts_with(':') ? std::string_view(kind).substr(1) : kind);
        }
        nodes.kind = std::move(kinds);
        return;
    }
}

void GraphAssembly::take_weights() {
    if (edges_.size() == 0 || !edge_fields_.role(weight_field).claimed.empty()) return;
    for (const std::string_view name : weight_columns) {
        const Column* column = find_named(edges_.columns, name);
        if (column == nullptr || !is_number(*column)) continue;
        std::vector<double> weights(edges_.size(), 1);
        bool all_usable = true;
        for (std::size_t row = 0; row < edges_.size(); ++row) {
            if (!column->has(row)) continue;
            weights[row] = *column->number(row);
            all_usable = all_usable && is_usable_weight(weights[row]);
        }
        if (!all_usable) continue;
        edges_.weight = std::move(weights);
        faults_.report(Oddity::graph_unusual,
                       fmt::format("the weights are those of column {}", in_quotes(column->name)));
        edges_.columns.erase_if([&](const Column& each) { return &each == column; });
        return;
    }
    std::vector<std::string> numbers;
    for (const Column& column : edges_.columns) {
        if (is_number(column)) numbers.push_back(in_quotes(column.name));
    }
    if (numbers.empty()) return;
    faults_.report(Oddity::graph_unusual,
                   fmt::format("no edge has a weight, so that each weighs 1; a column that can be "
                               "the weight (--weight-column): {}",
                               fmt::join(numbers, ", ")));
}

void GraphAssembly::leave_out_distances() {
    const Column* distances = find_column(edges_.columns, distance_column_);
    if (distances == nullptr || !is_number(*distances)) return;
    for (std::size_t row = 0; row < edges_.size(); ++row) {
        const double distance = 1 / edges_.weight[row];
        const bool is_same =
            distances->has(row) ? *distances->number(row) == distance : !std::isfinite(distance);
        if (!is_same) return;
    }
    edges_.columns.erase_if([&](const Column& each) { return &each == distances; });
}

KnowledgeGraph GraphAssembly::finish(Evidence evidence) {
    node_fields_.require_role(label_field, "nodes");
    node_fields_.require_role(kind_field, "nodes");
    edge_fields_.require_role(weight_field, "edges");
    if (ends_may_be_positions_) read_ends_by_position();
    if (ids_are_positions_) read_ends_by_name();
    declare_missing_nodes();
    for (auto* begin : {&evidence.places.begin, &evidence.mentions.begin}) {
        if (!begin->empty()) begin->resize(row_ref_.size() + 1, begin->back());
    }
    NodeTable nodes{{}, std::move(labels_), std::move(kinds_), {}};
    nodes.columns = node_fields_.finish(row_ref_.size());
    for (const Ref ref : row_ref_) nodes.id.push_back(ids_.text(ref));
    rename_nodes(nodes);
    label_nodes(nodes);
    if (!any_kind_) find_kinds(nodes);

    for (EdgeEnds& ends : edges_.ends.write())
        ends = {ref_row_[ends.source], ref_row_[ends.target]};
    edges_.columns = edge_fields_.finish(edges_.size());
    take_weights();
    if (!distance_column_.empty()) leave_out_distances();
    if (directed_) {
        faults_.report(Oddity::graph_simplified, "the edges have a direction, which was given up");
    }
    if (const std::size_t merged = merge_parallel_edges(edges_, row_ref_.size()); merged > 0) {
        faults_.report(Oddity::graph_simplified,
                       counted(merged, "edge was", "edges were") +
                           " merged into the first edge between the same two nodes: weights were "
                           "added, other values are those of the first");
    }
    const std::size_t missing_numbers =
        node_fields_.missing_numbers() + edge_fields_.missing_numbers();
    if (missing_numbers > 0) {
        faults_.report(
            Oddity::graph_unusual,
            fmt::format("{} counted as missing", counted(missing_numbers, "NaN or infinite number",
                                                         "NaN or infinite numbers")));
    }
    faults_.report_sums();
    return KnowledgeGraph(std::move(nodes), std::move(edges_), std::move(evidence));
}

}  // namespace sigloom
