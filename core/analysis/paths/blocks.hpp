// Blocks: parts that hang together by single nodes are solved one by one.
//
//       a   b              d - e             blocks {a,v} {b,v} {v,c} {c,d,e,f};
//        \ /              /    |             v and c are articulation points: without one of them
//         v ------------ c --- f             the graph falls apart
//
// A path between two branches of an articulation point v runs over v. If the branches have
// b_1, b_2, ... of the N nodes of the component, then, over ordered pairs,
//
//     between(v)  +=  (N-1)^2 - sum of b_i^2
//
// Inside a block, everything that hangs on a node of it may as well be the node itself: the node
// stands for as many ends of paths. A pendant tree is nothing but blocks of two nodes, in which no
// path has an inside; so leaves, trees and whole graphs that are trees are done with here.
//
// A vertex with copies (see twins.hpp) is no articulation point: its copies stand in for
// each other.
//
// Algorithm: depth-first search with low points (Hopcroft and Tarjan [1]), without recursion.
// O(n + m).
//
// [1] J. Hopcroft, R. Tarjan (1973). Algorithm 447: efficient algorithms for graph manipulation.
//     Communications of the ACM 16.
// [2] R. Puzis et al. (2012), section 4, and A. E. Sariyuce et al. (2013), as in twins.hpp.
#pragma once

#include <vector>

#include "core/analysis/paths/path_problem.hpp"

namespace sigloom {

struct NodeBlock {
    std::vector<Vertex> vertices;  ///< rising; of the problem that was cut up
    std::vector<double> ends;      ///< of each of them, with what hangs on it outside of the block
};

struct BlockCut {
    std::vector<NodeBlock> blocks;  ///< of two vertices or more
    std::vector<double> between;    ///< of each vertex, for each copy: paths from branch to branch
};

/// In a problem in which vertices stand for no more ends than copies.
BlockCut cut_into_blocks(const PathProblem& problem);

}  // namespace sigloom
