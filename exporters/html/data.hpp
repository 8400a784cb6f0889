// The graph of a page as JSON: columns, not objects, and nothing that the page can work out.
//
//   served                    the version of a page that is served, or 0
//   title, kinds, linkKinds   texts; nodes and links name their kinds by one character of
//                             0-9a-zA-Z each, its place in these lists (by numbers, if there are
//                             more than 62 kinds)
//   nodes                     id (`at` and `values`, for those that are not the kind, a colon, and
//                             the label in lower case with - for a space and -- for a hyphen), label,
//                             kind; x, y and size in tenths of a unit of the layout; community
//                             (written as kinds are); columns
//   links                     by their ends. Of each node how many lead to later nodes (`degrees`),
//                             and to which (`steps`, differences from one to the next, at first from
//                             the node itself), or neither where two nodes have a link if and only
//                             if a report names both and `kindOf` has their kinds; weight; kind, or
//                             where the kinds of two nodes decide it, those and it (`kindOf`); rank
//                             (as one character each, the last one standing for all above); columns
//   columns                   of each: name, type, and either values or, where most rows have the
//                             same value, `usual` and the rows that have another (`at`, as
//                             differences) with theirs
//   reports, places           the evidence: of each node the reports (as differences) and its
//                             relevancy there; a number for a list that has only that
//   communities               their names; communityColors and kindColors (in the order
//                             of kinds): on light, on dark
//   derived                   columns that are not there because the reports tell them: `reports`,
//                             `first_seen`, `last_seen` of nodes; `weight`, `count`, `first_seen`,
//                             `last_seen` of links
//   leftOut                   how many nodes and links the page does not hold
#pragma once

#include <cstdint>
#include <string>

#include "exporters/common/format.hpp"

namespace sigloom::html {

struct PageHead {
    std::string title;
    std::uint64_t served = 0;  ///< the version of a page that is served; 0: it is a file
};

/// Appends the data of a page that holds these nodes and links, without `<`: it may stand inside
/// any element. O(what is appended + evidence of the links).
ExportNotes append_data(std::string& out, const KnowledgeGraph& graph,
                        const std::vector<Node>& nodes, const std::vector<Edge>& links,
                        const PageHead& head);

}  // namespace sigloom::html
