#include "exporters/formats.hpp"

#include <algorithm>
#include <array>

#include "exporters/graphml/reader.hpp"
#include "exporters/graphml/writer.hpp"
#include "exporters/node_link/reader.hpp"
#include "exporters/node_link/writer.hpp"

namespace sigloom {
namespace {

constexpr std::array table{
    Format{"graphml", ".graphml", "for Gephi, igraph, networkx, yEd; without the evidence",
           write_graphml, read_graphml},
    Format{"json", ".json", "networkx node-link JSON, with the reports behind every edge",
           write_node_link_json, read_node_link_json},
};

char lower_case(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool ends_with(std::string_view path, std::string_view suffix) {
    return path.size() >= suffix.size() &&
           std::ranges::equal(path.substr(path.size() - suffix.size()), suffix, {}, lower_case);
}

}  // namespace

std::span<const Format> formats() {
    return table;
}

const Format* find_format(std::string_view name) {
    const auto* found = std::ranges::find(table, name, &Format::name);
    return found == table.end() ? nullptr : found;
}

const Format* format_of_path(std::string_view path) {
    const auto* found = std::ranges::find_if(
        table, [&](const Format& format) { return ends_with(path, format.suffix); });
    return found == table.end() ? nullptr : found;
}

const Format* format_of_content(std::string_view first_bytes) {
    if (first_bytes.starts_with("\xEF\xBB\xBF")) first_bytes.remove_prefix(3);
    const std::size_t begin = first_bytes.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return nullptr;
    if (first_bytes[begin] == '<') return find_format("graphml");
    return first_bytes[begin] == '{' ? find_format("json") : nullptr;
}

}  // namespace sigloom
