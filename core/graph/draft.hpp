// A node while the reports that name it are being added up.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/graph/contribution.hpp"
#include "core/text/term_kind.hpp"

namespace sigloom {

/// The canonical key of a node. The text stays in the contribution it comes from.
struct NodeKey {
    std::size_t hash;
    ItemClass item_class;
    std::string_view text;
    bool operator==(const NodeKey&) const = default;
};

struct NodeKeyHash {
    std::size_t operator()(const NodeKey& key) const { return key.hash; }
};

struct Surface {
    std::string_view text;
    std::uint32_t reports;
};

/// All views are into contributions, which outlive it.
struct Draft {
    NodeKey key;
    Surface surface;                 ///< the first one seen
    bool has_more_surfaces = false;  ///< they stand in the ClassMerger
    std::uint32_t reports = 0;
    std::int32_t first_seen = 0;
    std::int32_t last_seen = 0;
    std::int64_t relevancy_sum = 0;  ///< of those that are known, in millionths of r
    std::uint32_t relevancy_known = 0;
    CaseEvidence cases;
    std::string_view description;
    std::int32_t description_date = -1;
    // Decided when all reports are in:
    std::string_view label;
    KindDecision decision{0, ""};
    std::string slug;

    void add_date(std::int32_t date);  ///< 0 is none
};

/// entity, theme, or the name of the class.
std::string_view kind_of(const Draft& draft);

}  // namespace sigloom
