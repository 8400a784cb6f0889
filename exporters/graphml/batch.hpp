// A piece of a graph's elements -> Batch: what its nodes and edges say, before anything is known of
// the other pieces.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "exporters/common/graph_assembly.hpp"
#include "exporters/graphml/keys.hpp"
#include "exporters/xml/markup.hpp"

namespace sigloom::graphml {

/// A node or an edge, its texts in its piece.
struct Record {
    enum class Type : std::uint8_t { node, edge } type;
    std::size_t offset;
    std::string_view id;  ///< of a node; an edge's source
    std::string_view target;
    std::size_t fields_begin;
    std::size_t fields_end;
};

/// How a key is used otherwise than it is declared. Said once for each key.
struct OddUse {
    enum class Sort : std::uint8_t { other_element, other_type, undeclared } sort;
    std::string_view key;  ///< its id
    std::size_t offset;
    std::string message;
};

/// The first number of fields that the assembly does not know yet.
inline constexpr std::uint32_t undeclared_field = 1U << 31U;

/// What a piece holds, in the terms of the assembly. Made by any thread.
struct Batch {
    std::size_t begin = 0;
    std::size_t end = 0;
    xml::Piece piece;
    std::vector<Record> records;
    std::vector<GraphAssembly::Field> fields;
    std::deque<std::string> texts;  ///< put together from several parts
    /// Ids of keys that the file uses and does not declare: field undeclared_field + i has the i-th.
    std::vector<std::string_view> undeclared;
    std::vector<Problem> problems;
    std::vector<OddUse> odd_uses;
    bool directed = false;
};

/// Whether a `<data>` says anything. yEd writes empty elements into some.
bool has_content(const xml::Element& data);

/// Reads the part of the file from the batch's begin to its end. The keys, which have their fields,
/// outlive the batch.
void read_batch(Batch& batch, const Keys& keys, std::string_view bytes);

}  // namespace sigloom::graphml
