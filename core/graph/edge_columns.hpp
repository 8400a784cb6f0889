// The columns of the edge table while edges are added to it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/graph/contribution.hpp"
#include "core/graph/knowledge_graph.hpp"
#include "core/graph/pairs.hpp"

namespace sigloom {

struct SummedEdge {
    EdgeEnds ends;
    PairSum sum;
};

class EdgeColumns {
  public:
    explicit EdgeColumns(std::size_t at_most);

    /// `classes` are those of all nodes.
    void append(std::span<const SummedEdge> edges, std::span<const ItemClass> classes);

    EdgeTable table() &&;

  private:
    struct Chunk;
    void append_chunk(std::span<const SummedEdge> edges, std::span<const ItemClass> classes,
                      Chunk& chunk);

    std::vector<EdgeEnds> ends_;
    std::vector<double> weight_;
    WholeNumbers kind_, count_, mentions_, first_seen_, last_seen_;
    std::vector<bool> dated_;
};

}  // namespace sigloom
