// What stands in front of a page as YAML: title, date, tags. Only what such headers hold is read,
// one level of keys with texts and lists of texts (YAML 1.2.2, chapters 7 and 8); nested mappings,
// anchors and tags are passed over.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/report/report.hpp"

namespace sigloom {

/// Lines `first` (from 0, a line of `---`) to before `end` (behind the closing one).
struct FrontMatterLines {
    std::uint32_t first;
    std::uint32_t end;
};

/// A key, and its texts: one of a scalar, several of a list, none where it is empty or a mapping.
struct Property {
    struct Value {
        std::string text;
        Position position;
    };
    std::string key;
    Position position;
    bool is_list = false;
    std::vector<Value> values;
};

/// Where front matter stands: at the beginning of the text, or behind a blank line where files were
/// put behind one another, then without blank lines in it. O(length).
std::vector<FrontMatterLines> find_front_matter(std::span<const std::string_view> lines);

/// O(length).
std::vector<Property> read_front_matter(std::span<const std::string_view> lines,
                                        FrontMatterLines where);

}  // namespace sigloom
