#include "core/analysis/paths/lane_distances.hpp"

#include <algorithm>
#include <limits>
#include <vector>

#include "core/analysis/paths/lanes.hpp"
#include "core/base/cancelled.hpp"

namespace sigloom {
namespace {

constexpr double far = std::numeric_limits<double>::infinity();
/// So many rounds over all arcs cost about what eight of Dijkstra's searches do.
constexpr std::size_t most_rounds = 24;

/// The body is inlined into a caller that is compiled for registers of so many bytes.
template <int bytes>
class LaneBody {
  public:
    explicit LaneBody(const PathProblem& graph)
        : graph_(graph), lines_(graph.size()), has_news_(graph.size()) {}

    SIGLOOM_INLINE bool run(std::span<const Vertex> sources, LaneDistances::Sums& sums) {
        start(sources);
        if (!do_rounds()) return false;
        for (std::size_t lane = 0; lane < sources.size(); ++lane) {
            lines_[sources[lane]].set_lane(static_cast<int>(lane), far);
        }
        add_up(sums);
        return true;
    }

  private:
    using Line = Lanes<double, bytes>;
    static_assert(Line::count == LaneDistances::lanes);

    SIGLOOM_INLINE void start(std::span<const Vertex> sources) {
        for (Line& line : lines_) line.set(far);
        std::ranges::fill(has_news_, char{0});
        for (std::size_t lane = 0; lane < sources.size(); ++lane) {
            const Vertex source = sources[lane];
            lines_[source].set_lane(static_cast<int>(lane), 0);
            for (const std::uint32_t arc : graph_.arcs(source)) {
                const Vertex to = graph_.target[arc];
                lines_[to].set_lane(static_cast<int>(lane), graph_.length[arc]);
                tell_neighbors(to);
            }
        }
    }

    SIGLOOM_INLINE bool do_rounds() {
        std::size_t left = most_rounds * (graph_.target.size() + graph_.size());
        for (bool changed = true; changed;) {
            stop_if_cancelled();
            changed = false;
            if (left < graph_.size()) return false;
            left -= graph_.size();
            for (const Vertex vertex : graph_.vertices()) {
                if (has_news_[vertex] == 0) continue;
                has_news_[vertex] = 0;
                if (left < graph_.degree(vertex)) return false;
                left -= graph_.degree(vertex);
                if (!pull(vertex)) continue;
                tell_neighbors(vertex);
                changed = true;
            }
        }
        return true;
    }

    /// Whether any of its distances fell.
    SIGLOOM_INLINE bool pull(Vertex vertex) {
        Line line = lines_[vertex];
        for (const std::uint32_t arc : graph_.arcs(vertex)) {
            line.take_less(lines_[graph_.target[arc]], graph_.length[arc]);
        }
        const bool fell = line.is_less(lines_[vertex]);
        lines_[vertex] = line;
        return fell;
    }

    SIGLOOM_INLINE void tell_neighbors(Vertex vertex) {
        for (const Vertex to : graph_.neighbors(vertex)) has_news_[to] = 1;
    }

    SIGLOOM_INLINE void add_up(LaneDistances::Sums& sums) const {
        constexpr std::size_t lanes = LaneDistances::lanes;
        double reached[lanes] = {};
        double distances[lanes] = {};
        double inverses[lanes] = {};
        for (const Vertex vertex : graph_.vertices()) {
            const double ends = graph_.ends[vertex];
            double distance[lanes];
            lines_[vertex].store(distance);
            for (std::size_t lane = 0; lane < lanes; ++lane) {
                const bool is_near = distance[lane] < far;
                reached[lane] += is_near ? ends : 0;
                distances[lane] += is_near ? ends * distance[lane] : 0;
                inverses[lane] += ends / distance[lane];
            }
        }
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            sums[lane] = {reached[lane], distances[lane], inverses[lane]};
        }
    }

    const PathProblem& graph_;
    std::vector<Line> lines_;
    std::vector<char> has_news_;  ///< of each vertex: whether a neighbour fell
};

template <int bytes>
class LaneBase : public LaneDistances {
  public:
    explicit LaneBase(const PathProblem& graph) : body_(graph) {}

  protected:
    LaneBody<bytes> body_;
};

class BaselineLanes final : public LaneBase<16> {
  public:
    using LaneBase::LaneBase;
    bool add_up(std::span<const Vertex> sources, Sums& sums) override {
        return body_.run(sources, sums);
    }
};

#ifdef __x86_64__
class Avx2Lanes final : public LaneBase<32> {
  public:
    using LaneBase::LaneBase;
    [[gnu::target("avx2")]] bool add_up(std::span<const Vertex> sources, Sums& sums) override {
        return body_.run(sources, sums);
    }
};

class Avx512Lanes final : public LaneBase<64> {
  public:
    using LaneBase::LaneBase;
    [[gnu::target("avx512f,avx512bw,avx512dq,avx512vl,prefer-vector-width=512")]] bool add_up(
        std::span<const Vertex> sources, Sums& sums) override {
        return body_.run(sources, sums);
    }
};
#endif

}  // namespace

std::unique_ptr<LaneDistances> make_lane_distances(const PathProblem& graph, InstructionSet set) {
#ifdef __x86_64__
    if (set >= InstructionSet::avx512) return std::make_unique<Avx512Lanes>(graph);
    if (set == InstructionSet::avx2) return std::make_unique<Avx2Lanes>(graph);
#endif
    (void)set;
    return std::make_unique<BaselineLanes>(graph);
}

}  // namespace sigloom
