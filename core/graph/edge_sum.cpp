#include "core/graph/edge_sum.hpp"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_invoke.h>

#include <algorithm>
#include <array>
#include <numeric>

namespace sigloom {
namespace {

enum class EdgeKind : std::uint32_t { cooccurs, relevance, contains, related };
constexpr std::array<std::string_view, 4> edge_kind_names{"cooccurs", "relevance", "contains",
                                                          "related"};

EdgeKind edge_kind(ItemClass a, ItemClass b) {
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
        const std::vector<Block> bounds = blocks_of_equal_work();
        std::vector<std::vector<SummedEdge>> blocks(bounds.size());
        tbb::enumerable_thread_specific<Scratch> scratch;
        tbb::parallel_for(std::size_t{0}, blocks.size(), [&](std::size_t i) {
            blocks[i].reserve(bounds[i].pairs);
            for (Node node = bounds[i].begin; node < bounds[i].end; ++node) {
                sum_edges_of(node, scratch.local(), blocks[i]);
            }
        });
        return to_table(std::move(blocks));
    }

  private:
    /// A run of nodes, and how many joined pairs it has at least as many places for.
    struct Block {
        Node begin;
        Node end;
        std::uint64_t pairs;
    };

    /// Cuts the nodes into runs in which about equally many pairs are to be added up.
    [[nodiscard]] std::vector<Block> blocks_of_equal_work() const {
        constexpr std::uint64_t block_count = 64;
        std::vector<std::uint64_t> pairs_before(classes_.size() + 1, 0);
        for (std::uint32_t report = 0; report < in_.reports.size(); ++report) {
            count_pairs(report, pairs_before);
        }
        std::partial_sum(pairs_before.begin(), pairs_before.end(), pairs_before.begin());
        const std::uint64_t block_pairs = pairs_before.back() / block_count + 1;
        std::vector<Block> blocks;
        for (Node begin = 0; begin < classes_.size();) {
            const auto enough =
                std::ranges::lower_bound(pairs_before.begin() + begin + 1, pairs_before.end() - 1,
                                         pairs_before[begin] + block_pairs);
            const auto end = static_cast<Node>(enough - pairs_before.begin());
            blocks.push_back({begin, end, pairs_before[end] - pairs_before[begin]});
            begin = end;
        }
        return blocks;
    }

    /// For each member of a report, adds to [node + 1] the pairs with members of higher number;
    /// the pairs of two rows count only where they may be joined.
    void count_pairs(std::uint32_t report, std::vector<std::uint64_t>& pairs) const {
        const auto members = in_.nodes.by_report[report];
        std::uint64_t above = 0;
        std::uint64_t terms_above = 0;
        for (auto member = members.rbegin(); member != members.rend(); ++member) {
            const ItemClass item_class = classes_[member->node];
            const bool any_other = in_.pairs == PairChoice::all || item_class == ItemClass::term ||
                                   item_class == ItemClass::report;
            pairs[member->node + 1] += any_other ? above : terms_above + reports_are_nodes();
            ++above;
            terms_above += item_class == ItemClass::term ? 1 : 0;
        }
        if (reports_are_nodes() != 0)
            pairs[in_.nodes.report_nodes[report] + 1] += in_.related.size();
    }

    [[nodiscard]] std::uint64_t reports_are_nodes() const {
        return in_.nodes.report_nodes.empty() ? 0 : 1;
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
            const EdgeKind kind = kind_of(*self, *other, contribution.terms);
            if (kind == EdgeKind::cooccurs && self->item >= contribution.terms &&
                in_.pairs != PairChoice::all) {
                continue;  // two rows
            }
            bool mentioned = false;
            if (kind == EdgeKind::relevance) {
                if (in_.pairs == PairChoice::terms_only) continue;
                mentioned = names(contribution, *self, *other);
                if (in_.pairs == PairChoice::mentions && !mentioned) continue;
            }
            visit(other->node, sigloom::contribution(self->relevancy, other->relevancy), mentioned,
                  contribution.date);
        }
    }

    /// Of two members of one report that has so many terms.
    static EdgeKind kind_of(const Member& a, const Member& b, std::uint32_t terms) {
        if (a.item == Member::the_report || b.item == Member::the_report) {
            return EdgeKind::contains;
        }
        return (a.item < terms) == (b.item < terms) ? EdgeKind::cooccurs : EdgeKind::relevance;
    }

    /// The text of the row names the term; the one of the two is a row, the other a term.
    static bool names(const Contribution& contribution, const Member& a, const Member& b) {
        return a.item < contribution.terms ? contribution.row_names_term(b.item, a.item)
                                           : contribution.row_names_term(a.item, b.item);
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
        std::vector<std::uint32_t> kinds;
        std::vector<std::int32_t> counts, mentions, first_seen, last_seen;
        // Memory is first touched here, which takes longer than filling it.
        tbb::parallel_invoke([&] { table.ends.resize(count); }, [&] { table.weight.resize(count); },
                             [&] { kinds.resize(count); }, [&] { counts.resize(count); },
                             [&] { mentions.resize(count); }, [&] { first_seen.resize(count); },
                             [&] { last_seen.resize(count); });
        tbb::parallel_for(std::size_t{0}, blocks.size(), [&](std::size_t block) {
            std::size_t edge = begin[block];
            for (const auto& [ends, sum] : blocks[block]) {
                table.ends[edge] = ends;
                table.weight[edge] = static_cast<double>(sum.weight) / 1e6;
                kinds[edge] = static_cast<std::uint32_t>(
                    edge_kind(classes_[ends.source], classes_[ends.target]));
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
        table.columns = make_columns(Column{"count", std::move(counts), {}},
                                     Column{"mentions", std::move(mentions), {}},
                                     Column{"first_seen", std::move(first_seen), dated},
                                     Column{"last_seen", std::move(last_seen), std::move(dated)});
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
