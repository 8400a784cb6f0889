#include "tools/brief_sections.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "core/graph/column_names.hpp"
#include "core/names/term_kinds.hpp"
#include "tools/brief_section.hpp"

namespace sigloom {
namespace {

constexpr std::size_t most_things = 10;
constexpr double high_relevancy = 4;

class ThingSection : public BriefSection {
  public:
    using BriefSection::BriefSection;

    void write() const {
        std::vector<Thing> candidates;
        const auto take = [&](std::vector<Thing> things) {
            candidates.insert(candidates.end(), things.begin(), things.end());
        };
        const std::vector<std::vector<Thing>> groups = {trend_things(page_, Direction::rising),
                                                        weak_things(page_),
                                                        trend_things(page_, Direction::fading),
                                                        burst_things(page_),
                                                        change_things(page_),
                                                        topic_things(page_),
                                                        bridge_things(page_),
                                                        across_things(page_),
                                                        central_things(),
                                                        rare_things(page_),
                                                        name_things(),
                                                        tie_things(),
                                                        gap_things(page_),
                                                        row_things()};
        for (std::size_t round = 0; round < most_things; ++round) {
            for (const auto& group : groups) {
                if (round < group.size()) take({group[round]});
            }
        }
        std::set<std::string> subjects;
        std::vector<Line> items;
        for (const Thing& thing : candidates) {
            if (items.size() == most_things) break;
            if (subjects.insert(thing.subject).second) items.push_back(thing.line());
        }
        if (items.empty()) return;
        heading(2, texts_.things_heading[items.size() - 1], "things");
        list(std::move(items), true);
    }

  private:
    [[nodiscard]] std::vector<Thing> central_things() const {
        if (facts_.central.empty()) return {};
        const Node node = facts_.central.front();
        if (reports_of(node).size() < 2) return {};
        return {{subject_of(node), [*this, node] {
                     std::int64_t neighbors = 0;
                     std::int64_t terms = -1;  // without itself
                     for (Node each = 0; each < graph_.node_count(); ++each) {
                         terms += is_term_kind(graph_.nodes().kind[each]) ? 1 : 0;
                     }
                     graph_.for_each_neighbor(node, [&](const Neighbor& neighbor) {
                         neighbors += is_term_kind(graph_.nodes().kind[neighbor.node]) ? 1 : 0;
                     });
                     return cited(
                         fill(texts_.thing_central,
                              {{"term", term(node)}, {"neighbors", neighbors}, {"all", terms}}),
                         cite(node));
                 }}};
    }
    [[nodiscard]] std::vector<Thing> name_things() const {
        Node most = 0;
        std::size_t count = 0;
        for (Node node = 0; node < graph_.node_count(); ++node) {
            const std::size_t reports = graph_.evidence().places[node].size();
            if (graph_.nodes().kind[node] != entity_kind || reports <= count) continue;
            most = node;
            count = reports;
        }
        if (count < 2) return {};
        return {{subject_of(most), [*this, most, count] {
                     return cited(fill(texts_.thing_entity, {{"term", term(most)},
                                                             {"reports", whole(count)},
                                                             {"all", whole(reports_.size())}}),
                                  cite(most));
                 }}};
    }
    [[nodiscard]] std::vector<Thing> tie_things() const {
        const Column* count = find_column(graph_.edges().columns, column_names::count);
        if (count == nullptr) return {};
        double most = 1;
        std::optional<EdgeEnds> ends;
        for (Edge edge = 0; edge < graph_.edge_count(); ++edge) {
            const auto [a, b] = graph_.edges().ends[edge];
            const double reports = count->number(edge).value_or(0);
            if (reports < most || facts_.topic_of[a] < 0 || facts_.topic_of[b] < 0) continue;
            ends.reset();  // of two that are equal neither is the first
            if (reports == most) continue;
            most = reports;
            ends = graph_.edges().ends[edge];
        }
        if (!ends) return {};
        return {{"tie", [*this, ends, most] {
                     const auto [a, b] = *ends;
                     return cited(
                         fill(texts_.thing_tie, {{"first", term(a)},
                                                 {"second", term(b)},
                                                 {"reports", static_cast<std::int64_t>(most)}}),
                         page_.citations.of(latest(common_reports(a, b))));
                 }}};
    }
    /// Of each kind of rows the one with the highest relevancy, of equal ones that of most reports.
    [[nodiscard]] std::vector<Thing> row_things() const {
        const Column* relevancy = find_column(graph_.nodes().columns, column_names::relevancy_mean);
        if (relevancy == nullptr) return {};
        std::vector<Thing> things;
        for (const auto& [kind, sentence] : texts_.thing_rows) {
            std::pair<double, std::size_t> most;
            Node best = 0;
            for (Node node = 0; node < graph_.node_count(); ++node) {
                if (graph_.nodes().kind[node] != kind) continue;
                const std::pair rank(relevancy->number(node).value_or(0),
                                     graph_.evidence().places[node].size());
                if (rank <= most || description_of(node).empty()) continue;
                most = rank;
                best = node;
            }
            if (most.first < high_relevancy) continue;
            things.push_back({"row " + label(best), [*this, best, words = sentence] {
                                  return cited(fill(words, {{"label", term(best)},
                                                            {"description", description_of(best)}}),
                                               cite(best));
                              }});
        }
        return things;
    }
};

}  // namespace

void write_things(BriefPage& page) {
    ThingSection(page).write();
}

}  // namespace sigloom
