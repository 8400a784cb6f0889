// The merging half of a build: from contributions to the graph. It needs no files and nothing of
// the reading half.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/graph/contributions.hpp"
#include "core/graph/knowledge_graph.hpp"
#include "core/graph/merge.hpp"
#include "core/graph/merge_rows.hpp"
#include "core/graph/spellings.hpp"
#include "core/names/learn.hpp"
#include "core/names/name_table.hpp"
#include "core/report/diagnostic.hpp"

namespace sigloom {

/// What makes two surface forms one name.
enum class NamesRule : std::uint8_t {
    exact,   ///< equal folded texts (core/text/fold.hpp)
    learned  ///< and what the reports' own text tells (core/names/learn.hpp)
};

enum class Edges : std::uint8_t {
    build,
    evidence_alone,  ///< nodes and their places in reports are asked for: nothing is joined
    leave_out        ///< nodes and their names are all that is asked for
};

struct WeaveOptions {
    PairChoice pairs = PairChoice::terms;
    Edges edges = Edges::build;
    /// Edges that fewer reports speak for are left out while they are added up, and never stored.
    std::int32_t min_count = 1;
    /// Columns of edges beyond so many bytes lie in temporary files (core/base/spilled_memory.hpp).
    std::uint64_t edge_bytes_in_memory = UINT64_MAX;
    ReportNodes report_nodes = ReportNodes::leave_out;
    Ledger ledger = Ledger::leave_out;
    KeepSpellings spellings = KeepSpellings::no;
    NamesRule names = NamesRule::learned;
    NameOptions learning;  ///< for learned names
};

struct BuildResult {
    KnowledgeGraph graph;
    std::size_t edges_left_out = 0;  ///< by WeaveOptions::min_count
    /// By id, the surfaces of a name in order of their first report, and behind them what an alias
    /// file drops, by surface; empty without a ledger.
    std::vector<NameEntry> names;
    NameTable table;  ///< learned names, to be saved and given again; empty with exact ones
    std::vector<MergedRow> merged_rows;  ///< rows that learned names made one
    Spellings spellings;                 ///< of terms and rows; empty if they are not kept
};

/// Adds contributions up by canonical key: the same contributions give the same result, whatever
/// the parts that they were added up from, their order, and the number of threads, which is that of
/// the arena that this runs in. What the contributions have to report goes to `reporter` first, in
/// the order of their paths, then links that lead nowhere, where reports are nodes. Throws
/// std::invalid_argument if a contribution lacks what the rule of names needs, and
/// std::system_error if there is no room for a temporary file.
/// O(text, with learned names, + sum over reports of joined pairs).
BuildResult weave(Contributions contributions, const WeaveOptions& options, Reporter& reporter);

}  // namespace sigloom
