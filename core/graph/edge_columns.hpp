// The columns of the edge table while edges are added to it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/graph/contribution.hpp"
#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

enum class EdgeKind : std::uint8_t { cooccurs, relevance, contains, related };

EdgeKind edge_kind(ItemClass a, ItemClass b);

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
