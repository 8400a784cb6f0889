// When, how often and by whom a node or an edge was named.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/base/date.hpp"
#include "core/foresight/publishers.hpp"
#include "core/foresight/timeline.hpp"
#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

struct Sighting {
    std::int32_t reports = 0;  ///< that name it and have a date
    std::int32_t publishers = 0;
    Date first_seen;
    Date last_seen;
    /// Which share of the time from the first to the last report had passed when it was first seen:
    /// 0 with the first report, 1 with the last.
    double novelty = 0;
    std::vector<std::int32_t> counts;  ///< reports in each period

    /// Of all reports of a period; NaN where there are none.
    [[nodiscard]] std::vector<double> shares(const Timeline& timeline) const;
};

/// The reports that name each of these nodes, and have a date. O(places).
ListPerNode<std::uint32_t> reports_of_nodes(const KnowledgeGraph& graph,
                                            std::span<const Node> nodes);
/// Those that join the ends of each of these edges. O(places of the ends).
ListPerNode<std::uint32_t> reports_of_edges(const KnowledgeGraph& graph,
                                            std::span<const Edge> edges);

/// Looks at one list of reports after the other; from any thread.
class Sightings {
  public:
    /// Both outlive it. O(reports).
    Sightings(std::span<const ReportEntry> reports, const Timeline& timeline);

    /// Of reports that all have a date. O(list log list + periods).
    [[nodiscard]] Sighting of(std::span<const std::uint32_t> list) const;

  private:
    std::span<const ReportEntry> reports_;
    const Timeline& timeline_;
    Publishers publishers_;
    DateRange span_;
};

}  // namespace sigloom
