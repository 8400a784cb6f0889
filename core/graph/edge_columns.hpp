// The columns of the edge table while edges are added to it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/base/spilled_memory.hpp"
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
    /// Should `at_most` edges take more than so many bytes in memory, what is wide of them lies in a
    /// temporary file: 24 bytes of each, where dates are known. Throws std::system_error.
    explicit EdgeColumns(std::size_t at_most, std::uint64_t bytes_in_memory = UINT64_MAX);

    /// `classes` are those of all nodes. Throws std::system_error where the temporary file is full.
    void append(std::span<const SummedEdge> edges, std::span<const ItemClass> classes);

    EdgeTable table() &&;

  private:
    struct Chunk;
    /// A column that lies in the temporary file.
    struct SpilledColumn {
        std::size_t room;
        std::size_t bytes_each;
    };
    void spill(std::span<std::uint8_t> room, std::size_t bytes_each);
    void append_chunk(std::span<const SummedEdge> edges, std::span<const ItemClass> classes,
                      Chunk& chunk);

    std::vector<EdgeEnds> ends_;
    std::vector<double> weight_;
    WholeNumbers kind_, count_, mentions_, first_seen_, last_seen_;
    std::vector<bool> dated_;
    std::optional<SpilledMemory> spilled_;
    std::vector<SpilledColumn> spilled_columns_;
};

}  // namespace sigloom
