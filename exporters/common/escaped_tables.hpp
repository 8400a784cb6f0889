// The nodes and the edges of a graph in the syntax of a file, ready to be put together row by row.
#pragma once

#include <string>
#include <vector>

#include "core/graph/knowledge_graph.hpp"
#include "exporters/common/format.hpp"
#include "exporters/common/rows.hpp"
#include "exporters/common/value_columns.hpp"

namespace sigloom {

/// Syntax as of ValueColumns. The tables outlive it.
template <typename Syntax>
struct EscapedNodes {
    /// `columns` are those to be written as values, `names` what they are called, and
    /// opening(name) what stands before a value. O(texts).
    template <typename Opening>
    EscapedNodes(const NodeTable& nodes, const ColumnSet& columns,
                 const std::vector<std::string>& names, const Opening& opening)
        : ids(EscapedTexts::unique(nodes.id, &Syntax::escape)),
          labels(nodes.label, &Syntax::escape),
          kinds(nodes.kind, &Syntax::escape),
          values(columns, names, opening),
          notes{ids.replaced() + labels.replaced() + kinds.replaced() + values.replaced(),
                count_not_finite(nodes.columns)} {}

    EscapedTexts ids;
    EscapedTexts labels;
    EscapedTexts kinds;
    ValueColumns<Syntax> values;
    ExportNotes notes;
};

template <typename Syntax>
struct EscapedEdges {
    template <typename Opening>
    EscapedEdges(const EdgeTable& edges, const ColumnSet& columns,
                 const std::vector<std::string>& names, const Opening& opening)
        : kinds(edges.kind, &Syntax::escape),
          values(columns, names, opening),
          notes{kinds.replaced() + values.replaced(), count_not_finite(edges.columns)} {}

    EscapedTexts kinds;
    ValueColumns<Syntax> values;
    ExportNotes notes;
};

}  // namespace sigloom
