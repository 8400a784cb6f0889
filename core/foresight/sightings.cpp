#include "core/foresight/sightings.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "core/graph/edge_evidence.hpp"

namespace sigloom {
namespace {

Date date_of(const ReportEntry& report) {
    return *Date::from_number(report.date);
}

double days_between(Date from, Date to) {
    const std::chrono::sys_days begin = from.day();
    const std::chrono::sys_days end = to.day();
    return static_cast<double>((end - begin).count());
}

/// The dates of all reports that have one.
DateRange span_of(std::span<const ReportEntry> reports) {
    DateRange span;
    for (const ReportEntry& report : reports) {
        if (report.date == 0) continue;
        const Date date = date_of(report);
        span.first = span.first.is_known() ? std::min(span.first, date) : date;
        span.last = std::max(span.last, date);
    }
    return span;
}

}  // namespace

std::vector<double> Sighting::shares(const Timeline& timeline) const {
    std::vector<double> shares;
    for (std::size_t t = 0; t < counts.size(); ++t) {
        const std::int32_t all = timeline.reports[t];
        shares.push_back(all == 0 ? NAN : static_cast<double>(counts[t]) / all);
    }
    return shares;
}

ListPerNode<std::uint32_t> reports_of_nodes(const KnowledgeGraph& graph,
                                            std::span<const Node> nodes) {
    const Evidence& evidence = graph.evidence();
    ListPerNode<std::uint32_t> lists{{0}, {}};
    for (const Node node : nodes) {
        for (const Place& place : evidence.places[node]) {
            if (evidence.reports[place.report].date != 0) lists.items.push_back(place.report);
        }
        lists.begin.push_back(static_cast<std::uint32_t>(lists.items.size()));
    }
    return lists;
}

ListPerNode<std::uint32_t> reports_of_edges(const KnowledgeGraph& graph,
                                            std::span<const Edge> edges) {
    const Evidence& evidence = graph.evidence();
    ListPerNode<std::uint32_t> lists{{0}, {}};
    for (const Edge edge : edges) {
        const auto [source, target] = graph.edges().ends[edge];
        const std::size_t begin = lists.items.size();
        for (const EdgeEvidence& each : edge_evidence(graph, source, target)) {
            const std::uint32_t report = each.a.report;
            const bool is_there = lists.items.size() > begin && lists.items.back() == report;
            if (evidence.reports[report].date != 0 && !is_there) lists.items.push_back(report);
        }
        lists.begin.push_back(static_cast<std::uint32_t>(lists.items.size()));
    }
    return lists;
}

Sightings::Sightings(std::span<const ReportEntry> reports, const Timeline& timeline)
    : reports_(reports),
      timeline_(timeline),
      publishers_(publishers_of(reports)),
      span_(span_of(reports)) {}

Sighting Sightings::of(std::span<const std::uint32_t> list) const {
    Sighting sighting;
    sighting.reports = static_cast<std::int32_t>(list.size());
    sighting.counts = timeline_.counts(list);
    if (list.empty()) return sighting;
    sighting.publishers = count_publishers(publishers_, list);
    sighting.first_seen = span_.last;
    for (const std::uint32_t report : list) {
        sighting.first_seen = std::min(sighting.first_seen, date_of(reports_[report]));
        sighting.last_seen = std::max(sighting.last_seen, date_of(reports_[report]));
    }
    if (span_.first < span_.last) {
        sighting.novelty =
            days_between(span_.first, sighting.first_seen) / days_between(span_.first, span_.last);
    }
    return sighting;
}

}  // namespace sigloom
