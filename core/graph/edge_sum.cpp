#include "core/graph/edge_sum.hpp"

#include <algorithm>
#include <bit>
#include <memory>
#include <numeric>
#include <utility>

#include "core/base/millionths.hpp"
#include "core/base/per_thread.hpp"
#include "core/base/pipeline.hpp"
#include "core/graph/edge_columns.hpp"

namespace sigloom {
namespace {

/// A set of numbers that gives them back by rising value: a bit for each, and a bit for each 64 of
/// these that says whether any is set.
class RisingNumbers {
  public:
    explicit RisingNumbers(std::size_t below)
        : words_((below / 4096 + 1) * 64), groups_(below / 4096 + 1) {}

    /// True if the number is new.
    bool insert(std::uint32_t number) {
        std::uint64_t& word = words_[number / 64];
        const std::uint64_t bit = std::uint64_t{1} << number % 64;
        if ((word & bit) != 0) return false;
        word |= bit;
        groups_[number / 4096] |= std::uint64_t{1} << number / 64 % 64;
        return true;
    }

    /// Calls visit(number) for each, and forgets them. O(numbers + greatest possible one / 4096).
    template <typename Visit>
    void take(Visit visit) {
        for (std::size_t i = 0; i < groups_.size(); ++i) {
            take_bits(groups_[i], i,
                      [&](std::size_t word) { take_bits(words_[word], word, visit); });
        }
    }

  private:
    template <typename Visit>
    static void take_bits(std::uint64_t& bits, std::size_t number_of_word, Visit visit) {
        for (std::uint64_t left = std::exchange(bits, 0); left != 0; left &= left - 1) {
            visit(64 * number_of_word + static_cast<std::size_t>(std::countr_zero(left)));
        }
    }

    std::vector<std::uint64_t> words_;
    std::vector<std::uint64_t> groups_;
};

/// Per-thread memory: the sums of one node's edges, found by their other ends. They lie close
/// together, and of the table of all nodes, which is read at random, four bytes a node are enough.
class Sums {
  public:
    explicit Sums(std::size_t nodes) : others_(nodes), place_of_(nodes) {}

    void add(Node other, const PairSum& one) {
        if (others_.insert(other)) {
            place_of_[other] = static_cast<std::uint32_t>(sums_.size());
            sums_.push_back(one);
        } else {
            sums_[place_of_[other]] += one;
        }
    }

    /// Calls visit(other, sum) by rising end, and forgets them.
    template <typename Visit>
    void take(Visit visit) {
        others_.take(
            [&](std::size_t other) { visit(static_cast<Node>(other), sums_[place_of_[other]]); });
        sums_.clear();
    }

  private:
    RisingNumbers others_;
    std::vector<std::uint32_t> place_of_;  ///< of each of the others, in sums_
    std::vector<PairSum> sums_;
};

class EdgeSummer {
  public:
    explicit EdgeSummer(const EdgeSumInput& input)
        : in_(input), classes_(input.nodes.classes), all_members_(input.nodes.by_report.items) {
        for (const Contribution& report : in_.reports) pairs_.emplace_back(report, in_.pairs);
    }

    SummedEdges run() {
        struct Piece {
            Block block;
            Edges found;
        };
        const std::vector<Block> blocks = blocks_of_equal_work();
        const auto pairs = std::accumulate(
            blocks.begin(), blocks.end(), std::uint64_t{0},
            [](std::uint64_t sum, const Block& block) { return sum + block.pairs; });
        EdgeColumns columns(pairs, in_.bytes_in_memory);
        std::size_t left_out = 0;
        PerThread<Sums> sums([this] { return Sums(classes_.size()); });
        std::size_t next = 0;
        run_pipeline<Piece>(
            [&] {
                return next == blocks.size() ? nullptr
                                             : std::make_unique<Piece>(Piece{blocks[next++], {}});
            },
            [&](Piece& piece) {
                if (in_.min_count <= 1) piece.found.edges.reserve(piece.block.pairs);
                Sums& of_thread = sums.local();
                for (Node node = piece.block.begin; node < piece.block.end; ++node) {
                    prefetch_behind(node);
                    sum_edges_of(node, of_thread, piece.found);
                }
            },
            [&](const Piece& piece) {
                columns.append(piece.found.edges, classes_);
                left_out += piece.found.left_out;
            });
        return {std::move(columns).table(), left_out};
    }

  private:
    struct Edges {
        std::vector<SummedEdge> edges;
        std::size_t left_out = 0;
    };

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

    /// Asks ahead of time for what the nodes that follow a node need: the members of a node are all
    /// over memory.
    void prefetch_behind(Node node) const {
        constexpr std::size_t far = 16;
        constexpr std::size_t near = 8;
        const std::vector<MemberPlace>& members = in_.members.items;
        for (std::uint32_t i = in_.members.begin[node]; i < in_.members.begin[node + 1]; ++i) {
            if (i + far >= members.size()) return;
            const std::uint32_t member = members[i + far].member;
            __builtin_prefetch(&all_members_[member]);
            const std::size_t next_line = member + 64 / sizeof(Member);
            __builtin_prefetch(&all_members_[std::min(next_line, all_members_.size() - 1)]);
            pairs_[members[i + near].report].prefetch();
        }
    }

    /// The edges from a node to nodes of higher number.
    void sum_edges_of(Node node, Sums& sums, Edges& found) const {
        const auto take = [&](Node other, const PairSum& sum) {
            if (sum.count >= in_.min_count) {
                found.edges.push_back({{node, other}, sum});
            } else {
                ++found.left_out;
            }
        };
        const std::span<const MemberPlace> members = in_.members[node];
        const bool is_report = classes_[node] == ItemClass::report;
        if (members.size() == 1 && !is_report) {  // nothing to add up: the others are in order
            for_each_pair_of(members.front(), take);
            return;
        }
        const auto add = [&sums](Node other, const PairSum& one) { sums.add(other, one); };
        for (const MemberPlace& member : members) for_each_pair_of(member, add);
        for (const MemberPlace& member : members) {
            if (is_report) add_related(node, member.report, add);
        }
        sums.take(take);
    }

    /// Calls visit(other node, what is to be added) for the nodes of higher number that a member's
    /// report joins to it.
    template <typename Visit>
    void for_each_pair_of(const MemberPlace& place, Visit visit) const {
        const auto [report, number] = place;
        const Member& self = all_members_[number];
        const std::uint32_t end = in_.nodes.by_report.begin[report + 1];
        const ReportPairs& pairs = pairs_[report];
        for (const Member& other : all_members_.subspan(number + 1, end - number - 1)) {
            pairs.join(self.end, other.end, [&](const PairSum& one) { visit(other.node, one); });
        }
    }

    /// One for each report, of the two, that links to the other.
    template <typename Add>
    void add_related(Node node, std::uint32_t report, Add add) const {
        for (const RelatedPair& pair : in_.related) {
            if (pair.from != report && pair.to != report) continue;
            const Node other = in_.nodes.report_nodes[pair.from == report ? pair.to : pair.from];
            if (other > node) {
                add(other,
                    PairSum::of(millionths::one, false, in_.reports[pair.from].date.number()));
            }
        }
    }

    const EdgeSumInput& in_;
    const std::vector<ItemClass>& classes_;
    std::span<const Member> all_members_;
    std::vector<ReportPairs> pairs_;  ///< of each report
};

}  // namespace

SummedEdges sum_edges(const EdgeSumInput& input) {
    return EdgeSummer(input).run();
}

}  // namespace sigloom
