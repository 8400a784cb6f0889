// A piece of a list of nodes or edges -> Batch: what its objects say, before anything is known of
// the other pieces.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "exporters/common/graph_assembly.hpp"
#include "exporters/json/lists.hpp"

namespace sigloom::json {

enum class Role : std::uint8_t {
    field,
    id,
    source,
    target,
    directed,
    places,
    mentions,
    inside,
    ignored
};

/// A member of the objects of a list.
struct Member {
    std::string name;
    Role role;
    bool is_inside = false;  ///< of an object that is a member itself

    bool operator==(const Member&) const = default;
};

/// A node or an edge, its texts in its batch.
struct Record {
    std::size_t offset;
    bool is_edge;
    std::string_view id;  ///< of a node; an edge's source
    std::string_view target;
    std::size_t fields_end;
    std::size_t places_end;
    std::size_t mentions_end;
};

/// A list or an object as a value.
struct Nested {
    std::size_t member;
    std::size_t offset;
};

/// What a piece of a list holds. Made by any thread.
struct Batch {
    ListKind kind = ListKind::nodes;
    bool is_object = false;
    Range range{};
    bool parsed = false;
    std::vector<Member> members;
    std::vector<Record> records;
    std::vector<GraphAssembly::Field> fields;  ///< numbered by member
    std::vector<Place> places;
    std::vector<Mention> mentions;
    bool evidence_fits = true;
    bool directed = false;
    bool ends_are_numbers = true;  ///< whole numbers, so that they may be positions
    std::vector<Nested> nested;    ///< the first value of each member that is one
    std::vector<Problem> problems;
    std::string texts;                   ///< never grows beyond what was reserved
    std::deque<std::string> more_texts;  ///< what did not fit
};

/// Reads the piece of the file at the batch's range. `parsed` tells whether it is undamaged.
void read_batch(Batch& batch, const Layout& layout, std::string_view bytes);

}  // namespace sigloom::json
