// Contributions -> nodes: what carries the same canonical key becomes one node.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/graph/contribution.hpp"
#include "core/graph/knowledge_graph.hpp"
#include "core/graph/pairs.hpp"
#include "core/graph/spellings.hpp"
#include "core/names/learn.hpp"
#include "core/names/name_table.hpp"

namespace sigloom {

/// A line of the ledger of names: what became of one surface form of a term.
struct NameEntry {
    std::string surface;      ///< as it stands in reports
    std::string canonical;    ///< the label of its node; empty: it is dropped
    std::string kind;         ///< entity, theme or dropped
    std::string entity_type;  ///< person, organisation, ...; empty where that is not known
    std::uint32_t reports;    ///< in how many reports this surface form is listed
    std::string rule;         ///< what joined it to its node; empty for the label itself
    double score;             ///< evidence for an entity: above 0 it is one
    std::string points;       ///< what the score is made of
    std::string evidence;     ///< learned names only: up to two places, path:line
    std::string id;           ///< of its node; empty: it is dropped
};

/// A node in a report.
struct Member {
    Node node;
    PairEnd end;  ///< which of the report's items it is, and its relevancy
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
    Spellings spellings;
    std::vector<Node> report_nodes;  ///< of each report; empty when reports are no nodes
};

struct MergeOptions {
    ReportNodes report_nodes = ReportNodes::leave_out;
    Ledger ledger = Ledger::leave_out;
    KeepSpellings spellings = KeepSpellings::no;
    const NameTable* names = nullptr;  ///< learned ones, which were applied; null: exact
};

/// The contributions must be sorted as compare() sorts them. The result depends on nothing else.
/// O(items * log(items)).
MergedNodes merge_nodes(std::span<const Contribution> reports, const MergeOptions& options);

}  // namespace sigloom
