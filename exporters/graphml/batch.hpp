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
    enum class Sort : std::uint8_t { other_element, other_type } sort;
    std::size_t key;
    std::size_t offset;
    std::string message;
};

/// What a piece holds, in the terms of the assembly. Made by any thread.
struct Batch {
    std::size_t begin = 0;
    std::size_t end = 0;
    xml::Piece piece;
    std::vector<Record> records;
    std::vector<GraphAssembly::Field> fields;
    std::deque<std::string> texts;  ///< put together from several parts
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
