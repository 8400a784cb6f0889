// Contributions -> nodes: what carries the same canonical key becomes one node.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/text_store.hpp"
#include "core/graph/build.hpp"
#include "core/graph/contribution.hpp"
#include "core/graph/knowledge_graph.hpp"
#include "core/names/name_table.hpp"

namespace sigloom {

/// What a report adds, and what it is called.
struct SourcedContribution {
    std::string_view path;
    Contribution contribution;
};

/// A node in a report.
struct Member {
    static constexpr std::uint32_t the_report = UINT32_MAX;

    Node node;
    std::int32_t relevancy;  ///< r in millionths
    std::uint32_t item;      ///< index into the contribution's items, or the_report
    std::uint32_t line;
};

/// Which member of which report.
struct MemberPlace {
    std::uint32_t report;
    std::uint32_t member;  ///< index into all reports' members
};

struct MergedNodes {
    NodeTable table;                 ///< sorted by id
    std::vector<ItemClass> classes;  ///< of each node
    ListPerNode<Member> by_report;   ///< per report (not node): its members, by rising node
    std::vector<NameEntry> names;
    std::vector<Node> report_nodes;  ///< of each report; empty when reports are no nodes
};

struct MergeOptions {
    ReportNodes report_nodes = ReportNodes::leave_out;
    Ledger ledger = Ledger::leave_out;
    const NameTable* names = nullptr;  ///< learned ones, which the items refer to; null: exact
};

/// The contributions must be sorted by path. The result depends on nothing else.
/// O(items * log(items)).
MergedNodes merge_nodes(std::span<const SourcedContribution> reports, const MergeOptions& options);

}  // namespace sigloom
