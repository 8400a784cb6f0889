// What a file says about nodes and edges -> KnowledgeGraph. Both readers hand over nodes and edges
// as they come; the repairs that a foreign file needs are made and reported here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/graph/knowledge_graph.hpp"
#include "core/text/word_ids.hpp"
#include "exporters/common/column_builder.hpp"
#include "exporters/common/graph_faults.hpp"

namespace sigloom {

class GraphAssembly {
  public:
    /// Fields of a node and of an edge that are no columns.
    static constexpr std::uint32_t label_field = 0;   // of a node
    static constexpr std::uint32_t weight_field = 0;  // of an edge
    static constexpr std::uint32_t kind_field = 1;
    static constexpr std::uint32_t first_column = 2;
    static constexpr std::uint32_t no_field = UINT32_MAX;  ///< its value is not wanted

    struct Field {
        std::uint32_t field;
        Value value;
    };

    /// `bytes` is the file, for the positions in messages; it and the reporter outlive the
    /// assembly.
    GraphAssembly(std::string_view bytes, std::string path, Reporter& reporter);

    /// The number of a field by its name, made if it is new. A type is what a column begins with.
    std::uint32_t node_field(std::string_view name, std::optional<ColumnType> type = {});
    std::uint32_t edge_field(std::string_view name, std::optional<ColumnType> type = {});
    /// What a node or an edge without a value has instead. A text outlives the assembly.
    void set_node_default(std::uint32_t field, const Value& value);
    void set_edge_default(std::uint32_t field, const Value& value);

    /// The row of the node; nothing if it was left out. `offset` is where it stands in the file.
    std::optional<std::uint32_t> add_node(std::string_view id, std::span<const Field> fields,
                                          std::size_t offset);
    void add_edge(std::string_view source, std::string_view target, std::span<const Field> fields,
                  std::size_t offset);
    /// The edges have a direction, which is given up.
    void set_directed() { directed_ = true; }
    /// Nodes are renamed by the first of these columns that has a different text for every node,
    /// and the column goes.
    void set_id_columns(std::vector<std::string> names) { id_columns_ = std::move(names); }

    /// What is wrong with the file.
    GraphFaults& faults() { return faults_; }
    [[nodiscard]] std::size_t node_rows() const { return row_ref_.size(); }

    /// The graph; the assembly is used up. O(nodes + edges + values).
    KnowledgeGraph finish(Evidence evidence = {});

  private:
    struct Fields {
        std::map<std::string, std::uint32_t, std::less<>> by_name;
        std::vector<ColumnBuilder> columns;
        std::vector<std::uint32_t> declared;  ///< numbers of those with a declared type, in order
        std::map<std::uint32_t, Value> defaults;
    };
    /// A node as ids name it, whether or not the file has declared it yet.
    using Ref = std::uint32_t;
    static constexpr std::uint32_t no_row = UINT32_MAX;

    Ref find_or_add(std::string_view id);
    std::uint32_t field(Fields& fields, std::string_view name, std::optional<ColumnType> type);
    void set_columns(Fields& fields, std::size_t row, std::span<const Field> values,
                     std::size_t offset);
    std::optional<double> usable_weight(std::span<const Field> fields, std::size_t offset);
    void declare_missing_nodes();
    void rename_nodes(NodeTable& nodes);
    void label_nodes(NodeTable& nodes);

    GraphFaults faults_;
    bool directed_ = false;
    std::vector<std::string> id_columns_;

    WordIds ids_;
    Ref last_source_ = no_row;
    std::vector<std::uint32_t> ref_row_;
    std::vector<std::size_t> ref_offset_;  ///< of the first edge that names an undeclared node

    Fields node_fields_;
    std::vector<Ref> row_ref_;
    TextColumn labels_;
    TextColumn kinds_;
    bool labels_missing_ = false;

    Fields edge_fields_;
    EdgeTable edges_;  ///< its ends are refs until finish()
};

}  // namespace sigloom
