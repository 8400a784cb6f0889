// What a JSON text holds, as far as its beginning tells: enough to know whose format it is.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace sigloom::json {

struct Outline {
    bool is_object = false;
    bool is_list = false;
    /// The members of the root object or, of a list, of the first objects in it.
    std::set<std::string, std::less<>> root;
    /// By the name of a member of the root: the members of the object, or of the first objects of the
    /// list, that it is.
    std::map<std::string, std::set<std::string, std::less<>>, std::less<>> inside;

    [[nodiscard]] bool has(std::string_view name) const { return root.contains(name); }
    [[nodiscard]] bool has(std::string_view name, std::string_view member) const {
        const auto found = inside.find(name);
        return found != inside.end() && found->second.contains(member);
    }
};

/// Of a text that may be cut off. O(text).
Outline outline(std::string_view beginning);

}  // namespace sigloom::json
