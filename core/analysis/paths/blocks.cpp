#include "core/analysis/paths/blocks.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "core/base/cancelled.hpp"

namespace sigloom {
namespace {

class Cutter {
  public:
    explicit Cutter(const PathProblem& problem)
        : problem_(problem),
          place_(problem.size(), unseen),
          low_(problem.size()),
          hanging_(problem.size(), 0),
          squares_(problem.size(), 0),
          found_{{}, std::vector<double>(problem.size(), 0)} {}

    BlockCut cut() {
        for (const Vertex root : problem_.vertices()) {
            if (place_[root] == unseen) cut_component(root);
        }
        return std::move(found_);
    }

  private:
    static constexpr std::uint32_t unseen = std::numeric_limits<std::uint32_t>::max();

    struct Visit {
        Vertex vertex;
        std::uint32_t next;  ///< its next arc
    };

    void enter(Vertex vertex) {
        place_[vertex] = low_[vertex] = next_place_++;
        way_.push_back({vertex, problem_.begin[vertex]});
        open_.push_back(vertex);
    }

    /// The way leads back from a vertex to the one before it.
    void leave(Vertex vertex) {
        way_.pop_back();
        if (way_.empty()) return;
        const Vertex top = way_.back().vertex;
        low_[top] = std::min(low_[top], low_[vertex]);
        if (low_[vertex] >= place_[top] && problem_.copies[top] == 1) close_block(vertex, top);
    }

    /// All that was entered since the vertex, and is in no block yet, is a block with the top.
    void close_block(Vertex vertex, Vertex top) {
        const auto first = std::ranges::find(open_.rbegin(), open_.rend(), vertex).base() - 1;
        NodeBlock block{{first, open_.end()}, {}};
        open_.erase(first, open_.end());
        double branch = 0;
        for (const Vertex member : block.vertices) {
            branch += problem_.ends[member] + hanging_[member];
        }
        hanging_[top] += branch;
        squares_[top] += branch * branch;
        block.vertices.push_back(top);
        tops_.push_back({top, branch});
        found_.blocks.push_back(std::move(block));
    }

    void cut_component(Vertex root) {
        const std::uint32_t first_place = next_place_;
        const std::size_t first_block = found_.blocks.size();
        members_.clear();
        tops_.clear();
        enter(root);
        PacedCheck check;
        while (!way_.empty()) {
            check.after(1);
            auto& [vertex, next] = way_.back();
            if (next == problem_.begin[vertex]) members_.push_back(vertex);
            if (next == problem_.begin[vertex + 1]) {
                leave(vertex);
                continue;
            }
            const Vertex neighbor = problem_.target[next++];
            if (place_[neighbor] == unseen) {
                enter(neighbor);
            } else {
                low_[vertex] = std::min(low_[vertex], place_[neighbor]);
            }
        }
        if (open_.size() > 1) {  // the root has copies, which keep everything together
            found_.blocks.push_back({open_, {}});
            tops_.push_back({root, 0});
        }
        open_.clear();
        finish_component(first_block, next_place_ - first_place);
    }

    void finish_component(std::size_t first_block, std::size_t /*size*/) {
        double all = 0;
        for (const Vertex vertex : members_) all += problem_.ends[vertex];
        for (const Vertex vertex : members_) {
            const double beyond = all - problem_.ends[vertex];
            const double up = beyond - hanging_[vertex];
            found_.between[vertex] = beyond * beyond - squares_[vertex] - up * up;
        }
        for (std::size_t i = first_block; i < found_.blocks.size(); ++i) {
            NodeBlock& block = found_.blocks[i];
            const auto [top, branch] = tops_[i - first_block];
            std::ranges::sort(block.vertices);
            for (const Vertex vertex : block.vertices) {
                const bool is_top = vertex == top && branch > 0;
                block.ends.push_back(is_top ? all - branch
                                            : problem_.ends[vertex] + hanging_[vertex]);
            }
        }
    }

    struct Top {
        Vertex vertex;
        double branch;  ///< ends in the block and beyond, seen from the top
    };

    const PathProblem& problem_;
    std::vector<std::uint32_t> place_;  ///< in the order of entering
    std::vector<std::uint32_t> low_;  ///< the least place that a vertex and what is below it reach
    std::vector<double> hanging_;     ///< ends in the blocks that the vertex is the top of
    std::vector<double> squares_;     ///< of the sizes of these branches
    std::vector<Visit> way_;          ///< from the root
    std::vector<Vertex> open_;        ///< entered and in no closed block, but as its top
    std::vector<Vertex> members_;     ///< of the component
    std::vector<Top> tops_;           ///< of the blocks of the component
    BlockCut found_;
    std::uint32_t next_place_ = 0;
};

}  // namespace

BlockCut cut_into_blocks(const PathProblem& problem) {
    return Cutter(problem).cut();
}

}  // namespace sigloom
