// Groups and merges -> classes with labels, kinds and the reasons for them.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/names/learn.hpp"
#include "core/names/merge_rules.hpp"
#include "core/names/name_table.hpp"

namespace sigloom {

struct ClassInput {
    const NameEvidence& evidence;
    const NameGroups& groups;
    const std::vector<NameMerge>& merges;
    std::span<const std::string> paths;  ///< of the reports
    Ledger ledger;
};

/// O(groups + merges, times their logarithm).
NameTable make_classes(const ClassInput& input);

}  // namespace sigloom
