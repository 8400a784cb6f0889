// What a file says about nodes and edges -> KnowledgeGraph. Readers hand over nodes and edges as they
// come; the repairs that a foreign file needs are made and reported here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/graph/knowledge_graph.hpp"
#include "core/text/word_ids.hpp"
#include "exporters/common/assembled_fields.hpp"
#include "exporters/common/column_builder.hpp"
#include "exporters/common/format.hpp"
#include "exporters/common/graph_faults.hpp"

namespace sigloom {

/// What is the label, the kind and the weight:
/// - the column that the roles name, or one called so in any case of its letters;
/// - else, where a node has no label, its `name`, `title` or `shared name` (Cytoscape); where no node has a kind, `entity_type` (as
///   GraphRAG writes it) or `labels` (APOC); where no edge has a weight, `value` or `strength`, if all of
///   its values are weights. These stay columns, too, but for the weight.
class GraphAssembly {
  public:
    /// Fields of a node and of an edge that are no columns.
    static constexpr std::uint32_t label_field = 0;   // of a node
    static constexpr std::uint32_t weight_field = 0;  // of an edge
    static constexpr std::uint32_t kind_field = 1;
    static constexpr std::uint32_t no_field = AssembledFields::no_field;

    using Field = FieldValue;

    /// The bytes, the path and the reporter outlive the assembly.
    explicit GraphAssembly(const Import& what);
    GraphAssembly(const GraphAssembly&) = delete;
    GraphAssembly& operator=(const GraphAssembly&) = delete;

    /// As AssembledFields::number().
    std::uint32_t node_field(std::string_view name, std::optional<ColumnType> type = {},
                             IfEmpty if_empty = IfEmpty::keep);
    std::uint32_t edge_field(std::string_view name, std::optional<ColumnType> type = {},
                             IfEmpty if_empty = IfEmpty::keep);
    /// The name that is asked for as a role: of `label_field`, `kind_field` or `weight_field`.
    [[nodiscard]] std::string_view node_role(std::uint32_t field) const {
        return node_fields_.role(field).wanted;
    }
    [[nodiscard]] std::string_view edge_role(std::uint32_t field) const {
        return edge_fields_.role(field).wanted;
    }
    /// What a node or an edge without a value has instead. A text outlives the assembly.
    void set_node_default(std::uint32_t field, const Value& value) {
        node_fields_.set_default(field, value);
    }
    void set_edge_default(std::uint32_t field, const Value& value) {
        edge_fields_.set_default(field, value);
    }

    /// The row of the node; nothing if it was left out. `offset` is where it stands in the file.
    std::optional<std::uint32_t> add_node(std::string_view id, std::span<const Field> fields,
                                          std::size_t offset);
    void add_edge(std::string_view source, std::string_view target, std::span<const Field> fields,
                  std::size_t offset);
    /// The edges have a direction, which is given up.
    void set_directed() { directed_ = true; }
    /// Nodes that only edges name are meant to be made, and are not reported.
    void set_nodes_from_edges() { nodes_from_edges_ = true; }
    /// Ends that are no ids are the numbers of nodes, from 0, if all of them can be.
    void set_ends_may_be_positions() { ends_may_be_positions_ = true; }
    /// The ids of nodes are their numbers; ends that are none of them may be names of nodes.
    void set_ids_are_positions() { ids_are_positions_ = true; }
    /// A column of the edges that is left out if all its values are 1/weight.
    void set_distance_column(std::string_view name) { distance_column_ = name; }
    /// Nodes are renamed by the first of these columns that has a different text for every node,
    /// and the column goes.
    void set_id_columns(std::vector<std::string> names) { id_columns_ = std::move(names); }

    /// What is wrong with the file.
    GraphFaults& faults() { return faults_; }
    [[nodiscard]] std::size_t node_rows() const { return row_ref_.size(); }

    /// The graph; the assembly is used up. O(nodes + edges + values). Columns are those of
    /// AssembledFields::finish(). Throws UnreadableFormat where a column of the roles is not there.
    KnowledgeGraph finish(Evidence evidence = {});

  private:
    /// A node as ids name it, whether or not the file has declared it yet.
    using Ref = std::uint32_t;
    static constexpr std::uint32_t no_row = UINT32_MAX;

    Ref find_or_add(std::string_view id);
    /// A name as it may be shown. Without control characters, it is the same text; with them, `buffer`
    /// holds it.
    std::string_view shown(std::string_view name, std::string& buffer, std::size_t offset);
    std::optional<double> usable_weight(std::span<const Field> fields, std::size_t offset);
    void read_ends_by_position();
    void read_ends_by_name();
    void declare_missing_nodes();
    void take_weights();
    void leave_out_distances();
    void rename_nodes(NodeTable& nodes);
    void label_nodes(NodeTable& nodes);
    static void find_kinds(NodeTable& nodes);

    GraphFaults faults_;
    bool directed_ = false;
    bool nodes_from_edges_ = false;
    bool ends_may_be_positions_ = false;
    bool ids_are_positions_ = false;
    std::vector<std::string> id_columns_;
    std::string_view distance_column_;

    WordIds ids_;
    Ref last_source_ = no_row;
    std::vector<std::uint32_t> ref_row_;
    std::vector<std::size_t> ref_offset_;  ///< of the first edge that names an undeclared node

    AssembledFields node_fields_;
    std::vector<Ref> row_ref_;
    TextColumn labels_;
    TextColumn kinds_;
    bool labels_missing_ = false;
    bool any_kind_ = false;

    AssembledFields edge_fields_;
    EdgeTable edges_;  ///< its ends are refs until finish()
};

}  // namespace sigloom
