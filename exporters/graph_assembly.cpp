#include "exporters/graph_assembly.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <limits>
#include <type_traits>
#include <unordered_set>
#include <utility>

#include "exporters/numbers.hpp"

namespace sigloom {
namespace {

constexpr std::int64_t largest_exact = std::int64_t{1} << 53;  // of a double
constexpr std::size_t reported_one_by_one = 10;

struct RepairInfo {
    Oddity oddity;
    std::string_view more;  ///< what the sum says after its number
};

/// In the order of Repair.
constexpr std::array<RepairInfo, 11> repair_table{{
    {Oddity::graph_simplified, "more loops were left out"},
    {Oddity::graph_content, "more nodes that stand twice were left out"},
    {Oddity::graph_content, "more nodes without an id were left out"},
    {Oddity::graph_content, "more edges without both ends were left out"},
    {Oddity::graph_content, "more edges without a usable weight were left out"},
    {Oddity::graph_content, "more unusable values were left out"},
    {Oddity::graph_content, "more repeated values were left out"},
    {Oddity::graph_content, "more values of keys that are not declared were left out"},
    {Oddity::graph_content, "more nodes that only edges name were made"},
    {Oddity::graph_content, "more hyperedges and further graphs were left out"},
    {Oddity::graph_leftover, "more things of this sort were left out"},
}};

ColumnType type_of(const Value& value) {
    if (std::holds_alternative<bool>(value)) return ColumnType::boolean;
    if (std::holds_alternative<double>(value)) return ColumnType::real;
    if (std::holds_alternative<std::string_view>(value)) return ColumnType::text;
    const std::int64_t whole = std::get<std::int64_t>(value);
    const bool narrow = whole >= std::numeric_limits<std::int32_t>::min() &&
                        whole <= std::numeric_limits<std::int32_t>::max();
    return narrow ? ColumnType::int32 : ColumnType::int64;
}

bool is_whole(ColumnType type) {
    return type <= ColumnType::int64;
}

bool is_exact(std::int64_t value) {
    return value >= -largest_exact && value <= largest_exact;
}

ColumnData empty_data(ColumnType type) {
    switch (type) {
        case ColumnType::int32:
            return std::vector<std::int32_t>();
        case ColumnType::int64:
            return std::vector<std::int64_t>();
        case ColumnType::real:
            return std::vector<double>();
        case ColumnType::boolean:
            return std::vector<bool>();
        case ColumnType::text:
            break;
    }
    return TextColumn();
}

template <typename Values>
constexpr bool is_text = std::is_same_v<std::decay_t<Values>, TextColumn>;

void push_nothing(ColumnData& data) {
    std::visit(
        [](auto& values) {
            if constexpr (is_text<decltype(values)>) {
                values.push_back("");
            } else {
                values.push_back({});
            }
        },
        data);
}

Value value_at(const ColumnData& data, std::size_t row) {
    return std::visit(
        [row](const auto& values) -> Value {
            using Values = std::decay_t<decltype(values)>;
            if constexpr (is_text<Values>) {
                return values[row];
            } else if constexpr (std::is_same_v<Values, std::vector<bool>>) {
                return bool{values[row]};
            } else if constexpr (std::is_same_v<Values, std::vector<double>>) {
                return values[row];
            } else {
                return std::int64_t{values[row]};
            }
        },
        data);
}

/// `data` has a type that holds the value.
void push(ColumnData& data, const Value& value) {
    switch (static_cast<ColumnType>(data.index())) {
        case ColumnType::int32:
            std::get<0>(data).push_back(static_cast<std::int32_t>(std::get<std::int64_t>(value)));
            break;
        case ColumnType::int64:
            std::get<1>(data).push_back(std::get<std::int64_t>(value));
            break;
        case ColumnType::real:
            if (const auto* whole = std::get_if<std::int64_t>(&value)) {
                std::get<2>(data).push_back(static_cast<double>(*whole));
            } else {
                std::get<2>(data).push_back(std::get<double>(value));
            }
            break;
        case ColumnType::boolean:
            std::get<3>(data).push_back(std::get<bool>(value));
            break;
        case ColumnType::text:
            if (const auto* text = std::get_if<std::string_view>(&value)) {
                std::get<4>(data).push_back(*text);
            } else {
                std::get<4>(data).push_back(to_text(value));
            }
            break;
    }
}

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

/// The rows that `keep` has, in their order.
template <typename T>
std::vector<T> kept(const std::vector<T>& values, const std::vector<bool>& keep) {
    std::vector<T> result;
    for (std::size_t row = 0; row < values.size(); ++row) {
        if (keep[row]) result.push_back(values[row]);
    }
    return result;
}

TextColumn kept(const TextColumn& values, const std::vector<bool>& keep) {
    TextColumn result;
    for (std::size_t row = 0; row < values.size(); ++row) {
        if (keep[row]) result.push_back(values[row]);
    }
    return result;
}

void keep_rows(ColumnSet& columns, const std::vector<bool>& keep) {
    for (Column& column : columns) {
        std::visit([&](auto& values) { values = kept(values, keep); }, column.data);
        if (!column.present.empty()) column.present = kept(column.present, keep);
    }
}

}  // namespace

std::string to_text(const Value& value) {
    std::string text;
    if (const auto* truth = std::get_if<bool>(&value)) {
        text = *truth ? "true" : "false";
    } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        append_number(text, *whole);
    } else if (const auto* real = std::get_if<double>(&value)) {
        append_number(text, *real);
    } else if (const auto* view = std::get_if<std::string_view>(&value)) {
        text = *view;
    }
    return text;
}

// ColumnBuilder

std::size_t ColumnBuilder::size() const {
    if (!type_) return leading_;
    return std::visit([](const auto& values) { return values.size(); }, data_);
}

void ColumnBuilder::become(ColumnType type) {
    type_ = type;
    data_ = empty_data(type);
    const std::size_t rows = std::exchange(leading_, 0);
    pad(rows);
}

void ColumnBuilder::pad(std::size_t rows) {
    if (size() >= rows) return;
    if (!type_) {
        leading_ = rows;
        return;
    }
    if (complete_) present_.assign(size(), true);
    complete_ = false;
    while (size() < rows) push_nothing(data_);
    present_.resize(rows, false);
}

bool ColumnBuilder::holds_exact_doubles() const {
    const auto* wide = std::get_if<std::vector<std::int64_t>>(&data_);
    return wide == nullptr || std::ranges::all_of(*wide, is_exact);
}

void ColumnBuilder::widen(ColumnType type) {
    ColumnData wide = empty_data(type);
    for (std::size_t row = 0; row < size(); ++row) {
        if (complete_ || present_[row]) {
            push(wide, value_at(data_, row));
        } else {
            push_nothing(wide);
        }
    }
    data_ = std::move(wide);
    type_ = type;
}

void ColumnBuilder::append(const Value& value) {
    const ColumnType type = type_of(value);
    if (!type_) become(type);
    if (type != *type_) {
        ColumnType joint = ColumnType::text;
        if (is_whole(type) && is_whole(*type_)) {
            joint = ColumnType::int64;
        } else if (is_whole(type) && *type_ == ColumnType::real) {
            joint = is_exact(std::get<std::int64_t>(value)) ? ColumnType::real : ColumnType::text;
        } else if (type == ColumnType::real && is_whole(*type_)) {
            joint = holds_exact_doubles() ? ColumnType::real : ColumnType::text;
        }
        if (joint != *type_) widen(joint);
    }
    push(data_, value);
    if (!complete_) present_.push_back(true);
}

bool ColumnBuilder::set(std::size_t row, const Value& value) {
    if (std::holds_alternative<std::monostate>(value)) return true;
    if (size() > row) return false;
    pad(row);
    append(value);
    return true;
}

Column ColumnBuilder::finish(std::size_t rows, const std::optional<Value>& default_value) {
    pad(rows);
    if (!type_) become(default_value ? type_of(*default_value) : ColumnType::text);
    if (default_value && !complete_) {
        ColumnBuilder filled(name_, *type_);
        for (std::size_t row = 0; row < rows; ++row) {
            filled.append(present_[row] ? value_at(data_, row) : *default_value);
        }
        return filled.finish(rows, std::nullopt);
    }
    return {std::move(name_), std::move(data_), std::move(present_)};
}

// Locator

Locator::Place Locator::operator()(std::size_t offset) {
    offset = std::min(offset, bytes_.size());
    if (offset < line_begin_) *this = Locator(bytes_);
    for (std::size_t end; (end = bytes_.find('\n', line_begin_)) < offset;) {
        line_begin_ = end + 1;
        ++line_;
    }
    return {line_, static_cast<std::uint32_t>(offset - line_begin_ + 1)};
}

// GraphAssembly

GraphAssembly::GraphAssembly(std::string_view bytes, std::string path, Reporter& reporter)
    : path_(std::move(path)), reporter_(reporter), locator_(bytes), index_(1024) {}

void GraphAssembly::report(Oddity oddity, std::size_t offset, std::string message) {
    const auto [line, column] = locator_(offset);
    reporter_.report({oddity, path_, line, column, std::move(message)});
}

void GraphAssembly::report(Repair repair, std::size_t offset, std::string message) {
    const auto which = static_cast<std::size_t>(repair);
    if (++repairs_[which] <= reported_one_by_one) {
        report(repair_table[which].oddity, offset, std::move(message));
    }
}

void GraphAssembly::report_sums() {
    for (std::size_t which = 0; which < repairs_.size(); ++which) {
        if (repairs_[which] <= reported_one_by_one) continue;
        std::string message = std::to_string(repairs_[which] - reported_one_by_one);
        message += ' ';
        message += repair_table[which].more;
        reporter_.report({repair_table[which].oddity, path_, 0, 0, std::move(message)});
    }
}

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

std::size_t GraphAssembly::slot(std::string_view id, std::size_t hash) const {
    const auto tag = static_cast<std::uint32_t>(hash >> 32U);
    const std::size_t mask = index_.size() - 1;
    std::size_t at = hash & mask;
    while (index_[at].ref != no_row && (index_[at].hash != tag || ref_id_[index_[at].ref] != id)) {
        at = (at + 1) & mask;
    }
    return at;
}

void GraphAssembly::grow_index() {
    index_.assign(2 * index_.size(), Slot{});
    for (Ref ref = 0; ref < ref_id_.size(); ++ref) {
        const std::size_t hash = std::hash<std::string_view>{}(ref_id_[ref]);
        index_[slot(ref_id_[ref], hash)] = {static_cast<std::uint32_t>(hash >> 32U), ref};
    }
}

GraphAssembly::Ref GraphAssembly::find_or_add(std::string_view id) {
    const std::size_t hash = std::hash<std::string_view>{}(id);
    const std::size_t known = slot(id, hash);
    if (index_[known].ref != no_row) return index_[known].ref;
    if (2 * (ref_id_.size() + 1) > index_.size()) grow_index();
    const auto ref = static_cast<Ref>(ref_id_.size());
    index_[slot(id, hash)] = {static_cast<std::uint32_t>(hash >> 32U), ref};
    ref_id_.push_back(id);
    ref_row_.push_back(no_row);
    ref_offset_.push_back(0);
    return ref;
}

void GraphAssembly::set_columns(Fields& fields, std::size_t row, std::span<const Field> values,
                                std::size_t offset) {
    for (const auto& [number, value] : values) {
        if (number < first_column || number == no_field) continue;
        ColumnBuilder& column = fields.columns[number - first_column];
        if (!column.set(row, value)) {
            report(Repair::repeated_value, offset,
                   fmt::format("a second value of {} was left out", in_quotes(column.name())));
        }
    }
}

std::optional<std::uint32_t> GraphAssembly::add_node(std::string_view id,
                                                     std::span<const Field> fields,
                                                     std::size_t offset) {
    if (id.empty()) {
        report(Repair::nameless_node, offset, "expected a node with an id; the node was left out");
        return std::nullopt;
    }
    const Ref ref = find_or_add(id);
    if (ref_row_[ref] != no_row) {
        report(Repair::repeated_node, offset,
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
    report(Repair::unusable_weight, offset,
           fmt::format("expected a weight above 0, got {}; the edge was left out",
                       in_quotes(to_text(*value))));
    return std::nullopt;
}

void GraphAssembly::add_edge(std::string_view source, std::string_view target,
                             std::span<const Field> fields, std::size_t offset) {
    if (source.empty() || target.empty()) {
        report(Repair::endless_edge, offset,
               "expected an edge with a source and a target; the edge was left out");
        return;
    }
    if (source == target) {
        report(Repair::loop, offset,
               fmt::format("the loop at node {} was left out", in_quotes(source)));
        return;
    }
    const std::optional<double> weight = usable_weight(fields, offset);
    if (!weight) return;
    const Ref known = static_cast<Ref>(ref_id_.size());
    // Edges mostly stand grouped by their source.
    if (last_source_ >= known || ref_id_[last_source_] != source) {
        last_source_ = find_or_add(source);
    }
    const EdgeEnds ends{last_source_, find_or_add(target)};
    for (Ref ref = known; ref < ref_id_.size(); ++ref) ref_offset_[ref] = offset;
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
    for (Ref ref = 0; ref < ref_id_.size(); ++ref) {
        if (ref_row_[ref] != no_row) continue;
        report(Repair::undeclared_node, ref_offset_[ref],
               fmt::format(
                   "an edge names node {}, which is not declared; a node without values was made",
                   in_quotes(ref_id_[ref])));
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
        nodes.columns.erase(nodes.columns.begin() + (column - nodes.columns.data()));
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

void GraphAssembly::merge_parallel_edges(EdgeTable& edges) {
    // Edges grouped by their lower end, in their order.
    const std::size_t nodes = row_ref_.size();
    std::vector<std::uint32_t> begin(nodes + 1, 0);
    const auto lower = [](const EdgeEnds& ends) { return std::min(ends.source, ends.target); };
    for (const EdgeEnds& ends : edges.ends) ++begin[lower(ends) + 1];
    for (std::size_t node = 0; node < nodes; ++node) begin[node + 1] += begin[node];
    std::vector<Edge> grouped(edges.size());
    std::vector<std::uint32_t> next(begin.begin(), begin.end() - 1);
    for (Edge edge = 0; edge < edges.size(); ++edge) {
        grouped[next[lower(edges.ends[edge])]++] = edge;
    }
    // The first edge to each higher end, and the group that it was seen in.
    std::vector<Edge> first(nodes);
    std::vector<std::uint32_t> seen_in(nodes, no_row);
    std::vector<bool> keep;
    std::size_t merged = 0;
    for (Node node = 0; node < nodes; ++node) {
        for (std::uint32_t i = begin[node]; i < begin[node + 1]; ++i) {
            const Edge edge = grouped[i];
            const Node higher = std::max(edges.ends[edge].source, edges.ends[edge].target);
            if (seen_in[higher] != node) {
                seen_in[higher] = node;
                first[higher] = edge;
                continue;
            }
            if (keep.empty()) keep.assign(edges.size(), true);
            keep[edge] = false;
            double& weight = edges.weight[first[higher]];
            weight = std::min(weight + edges.weight[edge], std::numeric_limits<double>::max());
            ++merged;
        }
    }
    if (merged == 0) return;
    edges.ends = kept(edges.ends, keep);
    edges.weight = kept(edges.weight, keep);
    edges.kind = kept(edges.kind, keep);
    keep_rows(edges.columns, keep);
    reporter_.report({Oddity::graph_simplified, path_, 0, 0,
                      std::to_string(merged) + (merged == 1 ? " edge was" : " edges were") +
                          " merged into the first edge between the same two nodes: weights were "
                          "added, other values are those of the first"});
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
    for (const Ref ref : row_ref_) nodes.id.push_back(ref_id_[ref]);
    rename_nodes(nodes);
    label_nodes(nodes);

    for (EdgeEnds& ends : edges_.ends) ends = {ref_row_[ends.source], ref_row_[ends.target]};
    edges_.columns = columns_of(edge_fields_, edges_.size());
    if (directed_) {
        reporter_.report({Oddity::graph_simplified, path_, 0, 0,
                          "the edges have a direction, which was given up"});
    }
    merge_parallel_edges(edges_);
    report_sums();
    return KnowledgeGraph(std::move(nodes), std::move(edges_), std::move(evidence));
}

}  // namespace sigloom
