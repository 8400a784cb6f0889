// Canonical names for a report's contribution: terms that are one become one item, and the rows
// name what their text names.
#pragma once

#include "core/graph/contribution.hpp"
#include "core/names/resolve.hpp"

namespace sigloom {

struct LearnedNames {
    const NameEvidence& evidence;         ///< of whose numbers the reports' words are
    const NameTable& table;               ///< must outlive the contributions
    const std::vector<bool>& discovered;  ///< classes that become terms where a text names them
};

/// `words` and `names` are the report's. A term that an alias file drops is left out. The new lists
/// are kept in `texts`, which must outlive the contribution. O(items + named).
void apply_names(Contribution& contribution, const ReportWords& words, const ReportNames& names,
                 const LearnedNames& learned, TextStore& texts);

}  // namespace sigloom
