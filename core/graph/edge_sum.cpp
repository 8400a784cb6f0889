#include "core/graph/edge_sum.hpp"

#include <tbb/enumerable_thread_specific.h>

#include <algorithm>
#include <array>
#include <memory>
#include <numeric>

#include "core/graph/large_memory.hpp"
#include "core/graph/pipeline.hpp"

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

    /// Of one report.
    static Sum of(std::int64_t contributed, bool mentioned, std::int32_t date) {
        return {contributed, 1, mentioned ? 1 : 0, date, date};
    }

    Sum& operator+=(const Sum& other) {
        weight += other.weight;
        count += other.count;
        mentions += other.mentions;
        if (other.first_seen != 0) {
            first_seen =
                first_seen == 0 ? other.first_seen : std::min(first_seen, other.first_seen);
            last_seen = std::max(last_seen, other.last_seen);
        }
        return *this;
    }
};

struct SummedEdge {
    EdgeEnds ends;
    Sum sum;
};

/// The columns of the edge table, while they grow.
class EdgeColumns {
  public:
    explicit EdgeColumns(std::size_t at_most) {
        reserve_large(ends_, at_most);
        reserve_large(weight_, at_most);
        for (WholeNumbers* const column :
             {&kind_, &count_, &mentions_, &first_seen_, &last_seen_}) {
            column->reserve(at_most);
        }
    }

    void append(std::span<const SummedEdge> edges, std::span<const ItemClass> classes) {
        append_to(ends_, edges, [](const auto& edge) { return edge.ends; });
        append_to(weight_, edges,
                  [](const auto& edge) { return static_cast<double>(edge.sum.weight) / 1e6; });
        append_to(kind_, edges, [classes](const auto& edge) {
            return static_cast<std::int32_t>(
                edge_kind(classes[edge.ends.source], classes[edge.ends.target]));
        });
        append_to(count_, edges, [](const auto& edge) { return edge.sum.count; });
        append_to(mentions_, edges, [](const auto& edge) { return edge.sum.mentions; });
        append_to(first_seen_, edges, [](const auto& edge) { return edge.sum.first_seen; });
        append_to(last_seen_, edges, [](const auto& edge) { return edge.sum.last_seen; });
        append_to(dated_, edges, [](const auto& edge) { return edge.sum.first_seen != 0; });
    }

    EdgeTable table() && {
        EdgeTable table;
        table.ends = std::move(ends_);
        table.weight = std::move(weight_);
        table.kind = TextColumn(edge_kind_names, std::move(kind_));
        table.columns = make_columns(Column{"count", std::move(count_), {}},
                                     Column{"mentions", std::move(mentions_), {}},
                                     Column{"first_seen", std::move(first_seen_), dated_},
                                     Column{"last_seen", std::move(last_seen_), std::move(dated_)});
        return table;
    }

  private:
    template <typename T, typename ValueOf>
    static void append_to(std::vector<T>& column, std::span<const SummedEdge> edges,
                          ValueOf value_of) {
        const std::size_t rows = column.size();
        column.resize(rows + edges.size());
        std::transform(edges.begin(), edges.end(),
                       column.begin() + static_cast<std::ptrdiff_t>(rows), value_of);
    }

    template <typename ValueOf>
    void append_to(WholeNumbers& column, std::span<const SummedEdge> edges, ValueOf value_of) {
        numbers_.resize(edges.size());
        std::ranges::transform(edges, numbers_.begin(), value_of);
        column.append(numbers_);
    }

    std::vector<EdgeEnds> ends_;
    std::vector<double> weight_;
    WholeNumbers kind_, count_, mentions_, first_seen_, last_seen_;
    std::vector<bool> dated_;
    std::vector<std::int32_t> numbers_;  ///< on their way to a column
};

/// Per-thread memory: the sums of one node's edges, found by their other ends. They lie close
/// together, and of the table of all nodes, which is read at random, four bytes a node are enough.
class Sums {
  public:
    explicit Sums(std::size_t nodes) : place_of_(nodes, nowhere) {}

    void add(Node other, const Sum& one) {
        std::uint32_t& place = place_of_[other];
        if (place == nowhere) {
            place = static_cast<std::uint32_t>(sums_.size());
            sums_.push_back({other, one});
        } else {
            sums_[place].sum += one;
        }
    }

    /// Calls visit(other, sum) by rising end, and forgets them.
    template <typename Visit>
    void take(Visit visit) {
        std::ranges::sort(sums_, {}, &OfEnd::other);
        for (const auto& [other, sum] : sums_) {
            visit(other, sum);
            place_of_[other] = nowhere;
        }
        sums_.clear();
    }

  private:
    static constexpr std::uint32_t nowhere = UINT32_MAX;
    struct OfEnd {
        Node other;
        Sum sum;
    };

    std::vector<std::uint32_t> place_of_;  ///< of each node, in sums_
    std::vector<OfEnd> sums_;
};

class EdgeSummer {
  public:
    explicit EdgeSummer(const EdgeSumInput& input) : in_(input), classes_(input.nodes.classes) {}

    EdgeTable run() {
        struct Piece {
            Block block;
            std::vector<SummedEdge> edges;
        };
        const std::vector<Block> blocks = blocks_of_equal_work();
        const auto pairs = std::accumulate(
            blocks.begin(), blocks.end(), std::uint64_t{0},
            [](std::uint64_t sum, const Block& block) { return sum + block.pairs; });
        EdgeColumns columns(pairs);
        tbb::enumerable_thread_specific<Sums> sums(classes_.size());
        std::size_t next = 0;
        run_pipeline<Piece>(
            [&] {
                return next == blocks.size() ? nullptr
                                             : std::make_unique<Piece>(Piece{blocks[next++], {}});
            },
            [&](Piece& piece) {
                piece.edges.reserve(piece.block.pairs);
                Sums& of_thread = sums.local();
                for (Node node = piece.block.begin; node < piece.block.end; ++node) {
                    sum_edges_of(node, of_thread, piece.edges);
                }
            },
            [&](const Piece& piece) { columns.append(piece.edges, classes_); });
        return std::move(columns).table();
    }

  private:
    /// A run of nodes, and how many pairs it joins at most.
    struct Block {
        Node begin;
        Node end;
        std::uint64_t pairs;
    };

    /// Cuts the nodes into runs in which about equally many pairs are to be added up.
    [[nodiscard]] std::vector<Block> blocks_of_equal_work() const {
        constexpr std::uint64_t block_count = 512;  // the sums of one stay in the cache
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
    void sum_edges_of(Node node, Sums& sums, std::vector<SummedEdge>& edges) const {
        const auto places = in_.places[node];
        const bool is_report = classes_[node] == ItemClass::report;
        if (places.size() == 1 && !is_report) {  // nothing to add up: the members are in order
            for_each_pair(node, places.front().report, [&](Node other, const Sum& one) {
                edges.push_back({{node, other}, one});
            });
            return;
        }
        const auto add = [&sums](Node other, const Sum& one) { sums.add(other, one); };
        for (const Place& place : places) for_each_pair(node, place.report, add);
        if (is_report) add_related(node, places.front().report, add);
        sums.take([&](Node other, const Sum& sum) { edges.push_back({{node, other}, sum}); });
    }

    /// Calls visit(other node, what is to be added) for the nodes of higher number that a report
    /// joins to a node.
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
            visit(other->node, Sum::of(sigloom::contribution(self->relevancy, other->relevancy),
                                       mentioned, contribution.date));
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
                add(other, Sum::of(1'000'000, false, in_.reports[pair.from].contribution.date));
            }
        }
    }

    const EdgeSumInput& in_;
    const std::vector<ItemClass>& classes_;
};

}  // namespace

EdgeTable sum_edges(const EdgeSumInput& input) {
    return EdgeSummer(input).run();
}

}  // namespace sigloom
