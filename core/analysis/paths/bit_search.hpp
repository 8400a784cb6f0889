// Distances by hops from 512 sources at a time: breadth-first search with a bit for each source
// [1].
//
// A vertex does not keep its distances. Distances go both ways, so what a batch of sources tells a
// vertex is how many of them are how far from it: the number of bits that arrive at each level.
// After all batches each vertex has met all others.
//
//     vertex u   | 1 | 0 | 0 | 1 | ... | 0 |     sources that are 2 steps from u
//     vertex v   | 1 | 1 | 0 | 1 | ... | 0 |     the same, united over the neighbours u of v, less
//                                                those that came before: 3 steps from v
//
// A source that stands for several nodes counts as many. Batches are of sources with about the same
// number of copies, so that nearly always one count of bits will do.
//
// O(m) unions of 64 bytes per level and batch, at most; as in sweep_body.hpp, a level is gathered
// from the side that has fewer arcs.
//
// [1] M. Then, M. Kaufmann, F. Chirigati, T.-A. Hoang-Vu, K. Pham, A. Kemper, T. Neumann, H. T. Vo
//     (2014). The more the merrier: efficient multi-source graph traversal. PVLDB 8.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/analysis/paths/path_problem.hpp"
#include "core/base/instruction_set.hpp"

namespace sigloom {

/// Of each vertex: what it has learned of distances to others.
struct DistanceSums {
    explicit DistanceSums(std::size_t vertices);
    std::vector<std::uint64_t> reached;     ///< how many others
    std::vector<std::uint64_t> distances;   ///< their sum
    std::vector<double> inverse_distances;  ///< their sum
    std::vector<std::uint32_t> farthest;    ///< the highest one; 0 if there is none
};

class BitSearch {
  public:
    static constexpr std::size_t lanes = 512;

    BitSearch() = default;
    BitSearch(const BitSearch&) = delete;
    BitSearch& operator=(const BitSearch&) = delete;
    virtual ~BitSearch() = default;

    /// Adds what up to 512 different sources tell, each for all of its copies.
    virtual void add(std::span<const Vertex> sources, DistanceSums& sums) = 0;
};

/// Keeps a reference to the graph. The instruction set must be one of this machine.
std::unique_ptr<BitSearch> make_bit_search(const PathProblem& graph, InstructionSet set);

}  // namespace sigloom
