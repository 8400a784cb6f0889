// Tables for other programs, by the Arrow C data and C stream interfaces
// (https://arrow.apache.org/docs/format/CDataInterface.html): columns of one length, one batch.
//
// What is handed over keeps itself alive: it holds a share of the graph, or arrays of its own, which go
// when the consumer releases it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/graph/knowledge_graph.hpp"
#include "tools/table.hpp"

extern "C" {

// The layouts that the interface fixes.
struct ArrowSchema {
    const char* format;
    const char* name;
    const char* metadata;
    std::int64_t flags;
    std::int64_t n_children;
    ArrowSchema** children;
    ArrowSchema* dictionary;
    void (*release)(ArrowSchema*);
    void* private_data;
};

struct ArrowArray {
    std::int64_t length;
    std::int64_t null_count;
    std::int64_t offset;
    std::int64_t n_buffers;
    std::int64_t n_children;
    const void** buffers;
    ArrowArray** children;
    ArrowArray* dictionary;
    void (*release)(ArrowArray*);
    void* private_data;
};

struct ArrowArrayStream {
    int (*get_schema)(ArrowArrayStream*, ArrowSchema* out);
    int (*get_next)(ArrowArrayStream*, ArrowArray* out);
    const char* (*get_last_error)(ArrowArrayStream*);
    void (*release)(ArrowArrayStream*);
    void* private_data;
};

}  // extern "C"

namespace sigloom::python {

enum class SeriesType : std::uint8_t {
    int32,
    uint32,
    int64,
    float64,
    boolean,
    text,       ///< UTF-8, offsets of 64 bits
    categories  ///< codes of 32 bits into a list of texts
};

/// The values of a column, as Arrow lays them out.
struct Series {
    SeriesType type = SeriesType::float64;
    std::size_t length = 0;
    std::size_t null_count = 0;
    /// Validity (null: all rows have a value), then values; of texts offsets, then bytes.
    std::vector<const void*> buffers;
    std::shared_ptr<const Series> categories;  ///< of SeriesType::categories
    std::shared_ptr<const void> owner;         ///< of what the buffers point to

    [[nodiscard]] bool has(std::size_t row) const;
    /// Of int32, uint32, int64 and float64.
    template <typename T>
    [[nodiscard]] const T* values() const {
        return static_cast<const T*>(buffers[1]);
    }
    [[nodiscard]] bool truth(std::size_t row) const;             ///< of a boolean
    [[nodiscard]] std::string_view text(std::size_t row) const;  ///< of texts and categories
};

/// A column that is laid out when it is asked for.
struct FrameColumn {
    std::string name;
    SeriesType type;
    bool may_be_null;
    std::function<Series()> make;
};

struct Frame {
    std::size_t length = 0;
    std::vector<FrameColumn> columns;
};

/// Doubles and 64-bit integers are those of the graph; other values are copied when they are laid out. The
/// column shares in the graph.
Series series_of(const KnowledgeGraph& graph, const Column& column);

/// The nodes: id, label, kind, and their columns.
Frame node_frame(const KnowledgeGraph& graph);
/// The edges: source and target (ids), kind, weight, and their columns. With numbers, source and target are
/// rows of the nodes.
enum class Ends : std::uint8_t { ids, numbers };
Frame edge_frame(const KnowledgeGraph& graph, Ends ends);
/// What a command gives; a column whose cells are numbers of both kinds is one of doubles.
Frame frame_of(const Table& table);

/// `out` is empty, and the consumer's from now on.
void export_schema(const Frame& frame, ArrowSchema& out);
void export_array(const Frame& frame, ArrowArray& out);
void export_stream(const Frame& frame, ArrowArrayStream& out);

}  // namespace sigloom::python
