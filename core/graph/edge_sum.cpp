#include "core/graph/edge_sum.hpp"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <array>
#include <numeric>

namespace sigloom {
namespace {

enum class EdgeKind : std::uint32_t { cooccurs, relevance, contains, related };
constexpr std::array<std::string_view, 4> edge_kind_names{"cooccurs", "relevance", "contains",
                                                          "related"};

EdgeKind kind_of(ItemClass a, ItemClass b) {
    const bool a_is_report = a == ItemClass::report;
    const bool b_is_report = b == ItemClass::report;
    if (a_is_report && b_is_report) return EdgeKind::related;
    if (a_is_report || b_is_report) return EdgeKind::contains;
    return (a == ItemClass::term) == (b == ItemClass::term) ? EdgeKind::cooccurs
                                                            : EdgeKind::relevance;
}

/// What is added up for one pair of nodes.
struct Sum {
    std::int64_t weight = 0;  ///< in millionths
    std::int32_t count = 0;
    std::int32_t mentions = 0;
    std::int32_t first_seen = 0;
    std::int32_t last_seen = 0;

    void add(std::int64_t contributed, bool mentioned, std::int32_t date) {
        weight += contributed;
        ++count;
        mentions += mentioned ? 1 : 0;
        if (date == 0) return;
        first_seen = first_seen == 0 ? date : std::min(first_seen, date);
        last_seen = std::max(last_seen, date);
    }
};

struct SummedEdge {
    EdgeEnds ends;
    Sum sum;
};

/// Per-thread memory: a sum for every possible other end, and which of them are in use.
struct Scratch {
    std::vector<Sum> sum_of;
    std::vector<Node> touched;
};

class EdgeSummer {
  public:
    explicit EdgeSummer(const EdgeSumInput& input) : in_(input), classes_(input.nodes.classes) {}

    EdgeTable run() {
        const std::vector<Node> block_begin = blocks_of_equal_work();
        std::vector<std::vector<SummedEdge>> blocks(block_begin.size() - 1);
        tbb::enumerable_thread_specific<Scratch> scratch;
        tbb::parallel_for(std::size_t{0}, blocks.size(), [&](std::size_t block) {
            for (Node node = block_begin[block]; node < block_begin[block + 1]; ++node) {
                sum_edges_of(node, scratch.local(), blocks[block]);
            }
        });
        return to_table(std::move(blocks));
    }

  private:
    /// Cuts the nodes into runs in which about equally many pairs are to be looked at.
    [[nodiscard]] std::vector<Node> blocks_of_equal_work() const {
        constexpr std::uint64_t block_count = 64;
        std::vector<std::uint64_t> pairs_before(classes_.size() + 1, 0);
        for (const std::uint32_t report : all_reports()) {
            const auto members = in_.nodes.by_report[report];
            for (std::size_t i = 0; i < members.size(); ++i) {
                pairs_before[members[i].node + 1] += members.size() - i;
            }
        }
        std::partial_sum(pairs_before.begin(), pairs_before.end(), pairs_before.begin());
        std::vector<Node> begin;
        for (std::uint64_t block = 0; block < block_count; ++block) {
            const auto wanted = pairs_before.back() * block / block_count;
            const auto node = std::ranges::lower_bound(pairs_before, wanted);
            begin.push_back(static_cast<Node>(node - pairs_before.begin()));
        }
        begin.front() = 0;
        begin.push_back(static_cast<Node>(classes_.size()));
        return begin;
    }

    [[nodiscard]] std::vector<std::uint32_t> all_reports() const {
        std::vector<std::uint32_t> all(in_.reports.size());
        std::iota(all.begin(), all.end(), 0U);
        return all;
    }

    /// The edges from a node to nodes of higher number.
    void sum_edges_of(Node node, Scratch& scratch, std::vector<SummedEdge>& edges) const {
        const auto places = in_.places[node];
        const bool is_report = classes_[node] == ItemClass::report;
        if (places.size() == 1 && !is_report) {  // nothing to add up: the members are in order
            for_each_pair(node, places.front().report, [&](Node other, auto... what) {
                edges.push_back({{node, other}, {}});
                edges.back().sum.add(what...);
            });
            return;
        }
        scratch.sum_of.resize(classes_.size());
        scratch.touched.clear();
        const auto add = [&scratch](Node other, auto... what) {
            if (scratch.sum_of[other].count == 0) scratch.touched.push_back(other);
            scratch.sum_of[other].add(what...);
        };
        for (const Place& place : places) for_each_pair(node, place.report, add);
        if (is_report) add_related(node, places.front().report, add);
        std::ranges::sort(scratch.touched);
        for (const Node other : scratch.touched) {
            edges.push_back({{node, other}, scratch.sum_of[other]});
            scratch.sum_of[other] = {};
        }
    }

    /// Calls visit(other node, contribution, mentioned, date) for the nodes of higher number that
    /// a report joins to a node.
    template <typename Visit>
    void for_each_pair(Node node, std::uint32_t report, Visit visit) const {
        const auto members = in_.nodes.by_report[report];
        const auto self = std::ranges::lower_bound(members, node, {}, &Member::node);
        const Contribution& contribution = in_.reports[report].contribution;
        for (auto other = self + 1; other != members.end(); ++other) {
            const bool mentioned = names(contribution, *self, *other);
            if (!joined(*self, *other, mentioned)) continue;
            visit(other->node, sigloom::contribution(self->relevancy, other->relevancy), mentioned,
                  contribution.date);
        }
    }

    [[nodiscard]] bool names(const Contribution& contribution, const Member& a,
                             const Member& b) const {
        if (kind_of(classes_[a.node], classes_[b.node]) != EdgeKind::relevance) return false;
        return a.item < contribution.terms ? contribution.row_names_term(b.item, a.item)
                                           : contribution.row_names_term(a.item, b.item);
    }

    [[nodiscard]] bool joined(const Member& a, const Member& b, bool mentioned) const {
        switch (kind_of(classes_[a.node], classes_[b.node])) {
            case EdgeKind::relevance:
                return in_.pairs != PairChoice::terms_only &&
                       (in_.pairs != PairChoice::mentions || mentioned);
            case EdgeKind::cooccurs:
                return classes_[a.node] == ItemClass::term || in_.pairs == PairChoice::all;
            default:
                return true;
        }
    }

    /// One for each report, of the two, that links to the other.
    template <typename Add>
    void add_related(Node node, std::uint32_t report, Add add) const {
        for (const RelatedPair& pair : in_.related) {
            if (pair.from != report && pair.to != report) continue;
            const Node other = in_.nodes.report_nodes[pair.from == report ? pair.to : pair.from];
            if (other > node) {
                add(other, 1'000'000, false, in_.reports[pair.from].contribution.date);
            }
        }
    }

    [[nodiscard]] EdgeTable to_table(std::vector<std::vector<SummedEdge>> blocks) const {
        std::vector<std::size_t> begin{0};
        for (const auto& block : blocks) begin.push_back(begin.back() + block.size());
        const std::size_t count = begin.back();
        EdgeTable table;
        table.ends.resize(count);
        table.weight.resize(count);
        std::vector<std::uint32_t> kinds(count);
        std::vector<std::int32_t> counts(count), mentions(count), first_seen(count),
            last_seen(count);
        tbb::parallel_for(std::size_t{0}, blocks.size(), [&](std::size_t block) {
            std::size_t edge = begin[block];
            for (const auto& [ends, sum] : blocks[block]) {
                table.ends[edge] = ends;
                table.weight[edge] = static_cast<double>(sum.weight) / 1e6;
                kinds[edge] = static_cast<std::uint32_t>(
                    kind_of(classes_[ends.source], classes_[ends.target]));
                counts[edge] = sum.count;
                mentions[edge] = sum.mentions;
                first_seen[edge] = sum.first_seen;
                last_seen[edge] = sum.last_seen;
                ++edge;
            }
            std::vector<SummedEdge>().swap(blocks[block]);
        });
        table.kind = TextColumn(edge_kind_names, std::move(kinds));
        std::vector<bool> dated(count);
        for (std::size_t edge = 0; edge < count; ++edge) dated[edge] = first_seen[edge] != 0;
        table.columns = {{"count", std::move(counts), {}},
                         {"mentions", std::move(mentions), {}},
                         {"first_seen", std::move(first_seen), dated},
                         {"last_seen", std::move(last_seen), dated}};
        return table;
    }

    const EdgeSumInput& in_;
    const std::vector<ItemClass>& classes_;
};

}  // namespace

EdgeTable sum_edges(const EdgeSumInput& input) {
    return EdgeSummer(input).run();
}

}  // namespace sigloom
