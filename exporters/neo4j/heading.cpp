#include "exporters/neo4j/heading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/text/utf8.hpp"

namespace sigloom {
namespace {

using namespace std::string_view_literals;

/// Takes what stands between the first bracket and the last that closes it out of a text; nothing where one of them
/// is missing.
std::string cut_out(std::string& text, char open, char close) {
    const std::size_t begin = text.find(open);
    const std::size_t end = text.rfind(close);
    if (begin == std::string::npos || end == std::string::npos || end < begin) return {};
    std::string part = text.substr(begin, end + 1 - begin);
    text.erase(begin, part.size());
    return part;
}

}  // namespace

std::string_view Neo4jHeading::role() const {
    constexpr std::array roles{"ID"sv, "START_ID"sv, "END_ID"sv, "TYPE"sv, "LABEL"sv};
    if (type == "IGNORE") return "IGNORE";
    const std::string name = ascii_lower(type);
    const auto* found = std::ranges::find_if(
        roles, [&](std::string_view role) { return ascii_lower(role) == name; });
    return found == roles.end() ? std::string_view() : *found;
}

std::string Neo4jHeading::with_type(std::string_view other) const {
    return fmt::format("{}:{}{}{}", property, other, group, options);
}

std::string_view Neo4jHeading::id_type() const {
    constexpr std::string_view name = "id-type:";
    const std::size_t begin = options.find(name);
    if (begin == std::string::npos) return {};
    const std::string_view rest = std::string_view(options).substr(begin + name.size());
    return rest.substr(0, rest.find_first_of(",}"));
}

Neo4jHeading take_heading_apart(std::string_view heading) {
    Neo4jHeading parts;
    parts.property = heading;
    parts.options = cut_out(parts.property, '{', '}');
    parts.group = cut_out(parts.property, '(', ')');
    const std::size_t colon = parts.property.rfind(':');
    if (colon == std::string::npos) return parts;
    parts.has_type = true;
    parts.type = parts.property.substr(colon + 1);
    parts.property.resize(colon);
    return parts;
}

}  // namespace sigloom
