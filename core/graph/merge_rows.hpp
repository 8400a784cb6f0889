// Learned names of rows: rows of one kind whose names differ as the forms of one name do (hyphens,
// number, spelling, "The", a bracket that only abbreviates) become one.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/graph/contribution.hpp"
#include "core/names/name_file.hpp"

namespace sigloom {

/// A surface form of rows that are one although their folded names differ.
struct MergedRow {
    std::string kind;  ///< signal, concern, ...
    std::string surface;
    /// What an alias says, or the form that most reports have, without a final period and the like;
    /// ties go to the longer, then to the smaller in code point order.
    std::string canonical;
    std::uint32_t reports;  ///< that have a row of this surface form
    std::string rule;       ///< what joined it to the canonical form; empty for that itself
    std::string id;         ///< of the node
};

/// Gives each such row the key of its canonical form, and joins those of one report as a report's
/// equal rows are joined. An alias of any form of a row stands for all of its forms, the first one
/// if there are several; one that drops a name leaves rows alone. Returns all forms of names that were merged, by class and surface. The
/// result depends neither on the order of the contributions nor on the number of threads.
/// O(length of the names * log + aliases).
std::vector<MergedRow> merge_rows(std::span<Contribution> contributions,
                                  std::span<const Alias> aliases = {});

}  // namespace sigloom
