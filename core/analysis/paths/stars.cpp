#include "core/analysis/paths/stars.hpp"

#include <algorithm>

namespace sigloom {
namespace {

/// A star has as many arcs as it has members, and as many back; below this nothing is gained.
constexpr std::size_t least_members = 4;
/// Candidates beyond these are left out: a bound on the time, not on what reports have.
constexpr std::size_t most_candidates = 512;

struct Star {
    double length;
    std::vector<Vertex> members;
};

class StarFinder {
  public:
    explicit StarFinder(const PathProblem& problem)
        : problem_(problem), covered_(problem.target.size(), 0) {}

    void find() {
        std::vector<Vertex> by_degree(problem_.vertices().begin(), problem_.vertices().end());
        std::ranges::stable_sort(by_degree, {}, [&](Vertex v) { return problem_.degree(v); });
        for (const Vertex vertex : by_degree) {
            while (find_star(vertex)) {
            }
        }
    }

    [[nodiscard]] PathProblem with_hubs() const {
        std::vector<std::vector<std::uint32_t>> stars_of(problem_.size());
        for (std::size_t i = 0; i < stars_.size(); ++i) {
            for (const Vertex member : stars_[i].members) {
                stars_of[member].push_back(static_cast<std::uint32_t>(i));
            }
        }
        PathProblem result;
        for (const Vertex vertex : problem_.vertices()) {
            for (const std::uint32_t arc : problem_.arcs(vertex)) {
                if (covered_[arc] == 0) add_arc(result, problem_.target[arc], problem_.length[arc]);
            }
            for (const std::uint32_t star : stars_of[vertex]) {
                add_arc(result, static_cast<Vertex>(problem_.size() + star),
                        stars_[star].length / 2);
            }
            result.begin.push_back(static_cast<std::uint32_t>(result.target.size()));
        }
        for (const Star& star : stars_) {
            for (const Vertex member : star.members) add_arc(result, member, star.length / 2);
            result.begin.push_back(static_cast<std::uint32_t>(result.target.size()));
        }
        result.copies = extended(problem_.copies, 1.0);
        result.ends = extended(problem_.ends, 0.0);
        result.apart = extended(problem_.apart, char{0});
        return result;
    }

  private:
    static void add_arc(PathProblem& problem, Vertex target, double length) {
        problem.target.push_back(target);
        problem.length.push_back(length);
    }

    template <typename Value>
    [[nodiscard]] std::vector<Value> extended(std::vector<Value> values, Value of_hub) const {
        values.resize(problem_.size() + stars_.size(), of_hub);
        return values;
    }

    /// Whether one was found. All of its edges of its length are covered then.
    bool find_star(Vertex center) {
        if (problem_.degree(center) + 1 < least_members) return false;
        const double length = longest_open_arc(center);
        if (length == 0) return false;
        Star star{length, {center}};
        for (const Vertex candidate : candidates(center, length)) {
            const bool fits = std::ranges::all_of(star.members, [&](Vertex member) {
                const std::uint32_t arc = problem_.find_arc(candidate, member);
                return arc != PathProblem::no_arc && is_open_or_shorter(arc, length);
            });
            if (fits) star.members.push_back(candidate);
        }
        if (star.members.size() < least_members) return false;
        cover(star);
        stars_.push_back(std::move(star));
        return true;
    }

    [[nodiscard]] double longest_open_arc(Vertex vertex) const {
        double longest = 0;
        for (const std::uint32_t arc : problem_.arcs(vertex)) {
            if (covered_[arc] == 0) longest = std::max(longest, problem_.length[arc]);
        }
        return longest;
    }

    [[nodiscard]] bool is_open_or_shorter(std::uint32_t arc, double length) const {
        return problem_.length[arc] == length
                   ? covered_[arc] == 0
                   : problem_.length[arc] < length * (1 - 2 * equal_length_tolerance);
    }

    /// Neighbours at that length first, as it is their edges that a star saves.
    [[nodiscard]] std::vector<Vertex> candidates(Vertex center, double length) const {
        std::vector<Vertex> found;
        for (const std::uint32_t arc : problem_.arcs(center)) {
            if (is_open_or_shorter(arc, length)) found.push_back(problem_.target[arc]);
        }
        std::ranges::stable_sort(found, {}, [&](Vertex vertex) {
            const bool shorter = problem_.length[problem_.find_arc(center, vertex)] < length;
            return std::pair(shorter, problem_.degree(vertex));
        });
        if (found.size() > most_candidates) found.resize(most_candidates);
        return found;
    }

    void cover(const Star& star) {
        for (const Vertex a : star.members) {
            for (const Vertex b : star.members) {
                if (a == b) continue;
                const std::uint32_t arc = problem_.find_arc(a, b);
                if (problem_.length[arc] == star.length) covered_[arc] = 1;
            }
        }
    }

    const PathProblem& problem_;
    std::vector<char> covered_;  ///< of each arc
    std::vector<Star> stars_;
};

}  // namespace

PathProblem with_stars(const PathProblem& problem) {
    StarFinder finder(problem);
    finder.find();
    return finder.with_hubs();
}

}  // namespace sigloom
