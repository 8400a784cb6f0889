// Learned names between contributions and the graph: the table is learned from what all reports say
// of names, and then applied to each contribution.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "core/graph/contribution.hpp"
#include "core/graph/merge.hpp"
#include "core/graph/merge_rows.hpp"
#include "core/names/learn.hpp"

namespace sigloom {

/// What became of the names of all reports.
struct PassedNames {
    std::unique_ptr<NameTable> table;
    std::vector<NameEntry> dropped;      ///< as BuildResult::names ends with
    std::vector<MergedRow> merged_rows;  ///< forms of rows that became one
};

/// Learns what there is to learn, and gives every term and every row its canonical name. The
/// contributions must be sorted and carry their names, which are freed. The result does not depend on
/// the number of threads.
/// O(text + surface forms * log).
PassedNames apply_learned_names(std::span<Contribution> contributions, const NameOptions& options,
                                Ledger ledger);

}  // namespace sigloom
