#include "core/graph/edge_columns.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "core/base/large_memory.hpp"
#include "core/base/millionths.hpp"
#include "core/graph/column_names.hpp"

namespace sigloom {
namespace {

constexpr std::size_t chunk_rows = 512;

}  // namespace

/// So many rows that they stay in the cache from edges to columns.
struct EdgeColumns::Chunk {
    template <typename T>
    using Rows = std::array<T, chunk_rows>;

    Rows<EdgeEnds> ends;
    Rows<double> weight;
    Rows<std::int32_t> kind, count, mentions, first_seen, last_seen;
};

EdgeColumns::EdgeColumns(std::size_t at_most, std::uint64_t bytes_in_memory) {
    reserve_large(ends_, at_most);
    reserve_large(weight_, at_most);
    for (WholeNumbers* const column : {&kind_, &count_, &mentions_, &first_seen_, &last_seen_}) {
        column->reserve(at_most);
    }
    constexpr std::size_t least_bytes_each =
        sizeof(EdgeEnds) + sizeof(double) + 2 * sizeof(std::int32_t) + 3;
    if (at_most <= bytes_in_memory / least_bytes_each) return;
    spilled_.emplace();
    const auto room_of = [](auto& column) {
        const std::span room(column.data(), column.capacity());
        return std::span(reinterpret_cast<std::uint8_t*>(room.data()), room.size_bytes());
    };
    spill(room_of(ends_), sizeof(EdgeEnds));
    spill(room_of(weight_), sizeof(double));
    for (WholeNumbers* const dates : {&first_seen_, &last_seen_}) {
        spill(dates->reserve(at_most, sizeof(std::int32_t)), sizeof(std::int32_t));
    }
}

void EdgeColumns::spill(std::span<std::uint8_t> room, std::size_t bytes_each) {
    spilled_columns_.push_back({spilled_->add(room), bytes_each});
}

void EdgeColumns::append(std::span<const SummedEdge> edges, std::span<const ItemClass> classes) {
    Chunk chunk;
    while (!edges.empty()) {
        const std::size_t rows = std::min(edges.size(), chunk_rows);
        append_chunk(edges.first(rows), classes, chunk);
        edges = edges.subspan(rows);
    }
}

void EdgeColumns::append_chunk(std::span<const SummedEdge> edges,
                               std::span<const ItemClass> classes, Chunk& chunk) {
    bool all_dated = true;
    for (std::size_t i = 0; i < edges.size(); ++i) {
        const auto& [ends, sum] = edges[i];
        chunk.ends[i] = ends;
        chunk.weight[i] = millionths::to_double(sum.weight);
        chunk.kind[i] =
            static_cast<std::int32_t>(edge_kind(classes[ends.source], classes[ends.target]));
        chunk.count[i] = sum.count;
        chunk.mentions[i] = sum.mentions;
        chunk.first_seen[i] = sum.first_seen;
        chunk.last_seen[i] = sum.last_seen;
        all_dated &= sum.first_seen != 0;
    }
    const auto of_edges = [&edges](const auto& rows) {
        return std::span(rows).first(edges.size());
    };
    const auto append_to = [&of_edges](auto& column, const auto& rows) {
        const auto added = of_edges(rows);
        column.insert(column.end(), added.begin(), added.end());
    };
    for (const auto& [room, bytes_each] : spilled_columns_) {
        spilled_->fill(room, (ends_.size() + edges.size()) * bytes_each);
    }
    append_to(ends_, chunk.ends);
    append_to(weight_, chunk.weight);
    kind_.append(of_edges(chunk.kind));
    count_.append(of_edges(chunk.count));
    mentions_.append(of_edges(chunk.mentions));
    first_seen_.append(of_edges(chunk.first_seen));
    last_seen_.append(of_edges(chunk.last_seen));
    const std::size_t before = dated_.size();
    dated_.resize(before + edges.size(), true);
    for (std::size_t i = 0; !all_dated && i < edges.size(); ++i) {
        dated_[before + i] = edges[i].sum.first_seen != 0;
    }
}

EdgeTable EdgeColumns::table() && {
    EdgeTable table;
    table.ends = std::move(ends_);
    table.weight = std::move(weight_);
    table.kind = TextColumn(all_names<EdgeKind>(), std::move(kind_));
    Column first{column_names::first_seen, std::move(first_seen_), dated_};
    table.columns =
        make_columns(Column{column_names::count, std::move(count_), {}},
                     Column{column_names::mentions, std::move(mentions_), {}}, std::move(first),
                     Column{column_names::last_seen, std::move(last_seen_), std::move(dated_)});
    return table;
}

}  // namespace sigloom
