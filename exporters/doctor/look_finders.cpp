#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "core/text/utf8.hpp"
#include "exporters/common/numbers.hpp"
#include "exporters/common/parse_number.hpp"
#include "exporters/doctor/edits.hpp"
#include "exporters/doctor/finders.hpp"
#include "exporters/doctor/markup_places.hpp"
#include "exporters/xml/markup.hpp"

namespace sigloom::doctor {
namespace {

using namespace std::string_view_literals;

constexpr std::array parts{"r"sv, "g"sv, "b"sv};

bool is_hex(std::string_view text) {
    return text.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

/// A whole number from 0 to 255.
std::optional<int> part_of(std::string_view text) {
    const auto number = parse_number<double>(xml::trimmed(text));
    if (!number || !(*number >= 0 && *number <= 255)) return std::nullopt;
    return static_cast<int>(std::lround(*number));
}

bool is_whole_part(std::string_view text) {
    return parse_number<int>(text).has_value();
}

/// #rrggbb for #rgb, #rrggbbaa, rgb(...) and rgba(...); empty for anything else.
std::string plain_color(std::string_view text) {
    if (text.starts_with('#') && is_hex(text.substr(1))) {
        if (text.size() == 4 || text.size() == 5) {
            return fmt::format("#{0}{0}{1}{1}{2}{2}", text[1], text[2], text[3]);
        }
        return text.size() == 9 ? std::string(text.substr(0, 7)) : std::string();
    }
    const std::string lower = ascii_lower(text);
    if (!lower.starts_with("rgb")) return {};
    const std::size_t begin = lower.find('(');
    if (begin == std::string::npos) return {};
    std::string_view rest = std::string_view(lower).substr(begin + 1);
    std::string color = "#";
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::size_t end = std::min(rest.find_first_of(",)"), rest.size());
        const auto part = part_of(rest.substr(0, end));
        if (!part) return {};
        color += fmt::format("{:02x}", *part);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return color;
}

/// Years, months or days with hyphens between them, and more behind them.
bool is_date(std::string_view text) {
    constexpr std::size_t year = 4;
    if (text.size() < year + 3 || text[year] != '-') return false;
    return std::ranges::all_of(text.substr(0, year), is_ascii_digit) && is_ascii_digit(text[5]) &&
           is_ascii_digit(text[6]);
}

}  // namespace

void find_odd_colors(Document& document, Hits& hits) {
    for (std::uint32_t i = 0; i < document.columns.size(); ++i) {
        if (document.columns[i].name != "color" && document.columns[i].id != "color") continue;
        for (const std::uint32_t number : document.values_of(i)) {
            const Token& token = document.values[number].token;
            const std::string_view text = xml::trimmed(token.text);
            const std::string color = plain_color(text);
            if (color.empty() || color == ascii_lower(text)) continue;
            hits.add(token.at.begin, fmt::format("the colour is {}", in_quotes(text)),
                     by({replace(document, token, color)}));
        }
    }
}

void find_color_parts(Document& document, Hits& hits) {
    const auto check = [&](const Token& token, std::string_view name) {
        if (!token.is_there() || is_whole_part(token.text)) return;
        const auto part = part_of(token.text);
        const bool is_whole = part && parse_number<double>(xml::trimmed(token.text)) == *part;
        hits.add(token.at.begin,
                 fmt::format("{} of a colour is {}, no whole number", name, in_quotes(token.text)),
                 is_whole ? by({replace(document, token, std::to_string(*part))}) : Mending{});
    };
    if (document.kind == Kind::gexf) {
        for (const Odd& odd : document.odd) {
            if (odd.sort != Odd::Sort::viz_color) continue;
            for (const std::string_view part : parts)
                check(attribute_of(document, odd.at, part), part);
        }
        return;
    }
    for (std::uint32_t i = 0; i < document.columns.size(); ++i) {
        const Column& column = document.columns[i];
        const auto part = std::ranges::find(parts, column.name);
        if (part == parts.end()) continue;
        for (const std::uint32_t number : document.values_of(i)) {
            check(document.values[number].token, *part);
        }
    }
}

void find_hex_colors(Document& document, Hits& hits) {
    for (const Odd& odd : document.odd) {
        if (odd.sort != Odd::Sort::viz_color) continue;
        const Token hex = attribute_of(document, odd.at, "hex");
        if (!hex.is_there() || attribute_of(document, odd.at, "r").is_there()) continue;
        const std::string short_form = plain_color(hex.text);
        const std::string color = short_form.empty() ? std::string(hex.text) : short_form;
        Mending repair;
        if (color.size() == 7 && is_hex(std::string_view(color).substr(1))) {
            const auto part = [&](std::size_t at) {
                return std::stoi(color.substr(at, 2), nullptr, 16);
            };
            repair =
                by({remove_attribute(document, hex),
                    insert(odd.at + document.clean.substr(odd.at).find_first_of(" \t\r\n"),
                           fmt::format(" r=\"{}\" g=\"{}\" b=\"{}\"", part(1), part(3), part(5)))});
        }
        hits.add(odd.at, "the colour is given by hex alone", std::move(repair));
    }
}

void find_sizes_behind_others(Document& document, Hits& hits) {
    for (const Odd& odd : document.odd) {
        if (odd.sort != Odd::Sort::viz_size) continue;
        const Token value = attribute_of(document, odd.at, "value");
        if (!value.is_there()) continue;
        const std::string_view tag =
            std::string_view(document.clean).substr(odd.at, value.at.begin - odd.at);
        if (std::ranges::count(tag, '=') == 1) continue;
        const std::size_t name_end = odd.at + tag.find_first_of(" \t\r\n");
        hits.add(odd.at, "\"value\" is not the first attribute of the size",
                 by({insert(name_end, fmt::format(" value=\"{}\"", value.text)),
                     remove_attribute(document, value)}));
    }
}

void find_dates_without_format(Document& document, Hits& hits) {
    if (document.xml.time_format.is_there()) return;
    for (const Odd& odd : document.odd) {
        if (odd.sort != Odd::Sort::spell) continue;
        for (const std::string_view name : {"start", "end", "timestamp"}) {
            const Token time = attribute_of(document, odd.at, name);
            if (!time.is_there() || !is_date(time.text)) continue;
            hits.add(time.at.begin,
                     fmt::format("{} is a date, and the graph has no timeformat", time.text),
                     by({set_attribute(document, document.xml.graph, "timeformat", "date")}));
            return;
        }
    }
}

void find_backward_times(Document& document, Hits& hits) {
    const bool are_dates = document.xml.time_format.text.starts_with("date");
    for (const Odd& odd : document.odd) {
        if (odd.sort != Odd::Sort::spell) continue;
        const Token start = attribute_of(document, odd.at, "start");
        const Token end = attribute_of(document, odd.at, "end");
        if (!start.is_there() || !end.is_there()) continue;
        const auto from = parse_number<double>(start.text);
        const auto to = parse_number<double>(end.text);
        const bool is_backward = are_dates ? start.text > end.text : from && to && *from > *to;
        if (!is_backward) continue;
        hits.add(odd.at, fmt::format("{} is behind {}", start.text, end.text),
                 by({replace(document, start, end.text), replace(document, end, start.text)}));
    }
}

void find_missing_clusters(Document& document, Hits& hits) {
    std::set<std::string_view> missing;
    std::vector<const Element*> without;
    std::int64_t most = 0;
    const auto cluster_of = [&](const Element& item) -> const Token* {
        for (std::size_t i = item.first_value; i < item.last_value; ++i) {
            const ValueOf& value = document.values[i];
            if (document.columns[value.column].name == "cluster") return &value.token;
        }
        return nullptr;
    };
    constexpr std::int64_t limit = 1000;
    bool any = false;
    for (const Element& item : document.elements) {
        if (item.is_edge) continue;
        const Token* cluster = cluster_of(item);
        any = any || cluster != nullptr;
        const auto number =
            cluster == nullptr ? std::nullopt : parse_number<std::int64_t>(cluster->text);
        if (number && *number >= 1 && *number <= limit) most = std::max(most, *number);
    }
    if (!any) return;
    const std::string next = std::to_string(std::min(most + 1, limit));
    for (const Element& item : document.elements) {
        if (item.is_edge) continue;
        const Token* cluster = cluster_of(item);
        if (cluster == nullptr || cluster->sort == Sort::null) {
            const Edit edit = cluster == nullptr ? add_member(document, item.at, "cluster", next)
                                                 : Edit{cluster->at, next};
            hits.add(item.at, "the item has no cluster, others have one", by({edit}));
            continue;
        }
        const auto number = parse_number<std::int64_t>(cluster->text);
        const bool is_whole = cluster->sort == Sort::whole && number;
        if (is_whole && *number >= 1 && *number <= limit) continue;
        hits.add(cluster->at.begin,
                 fmt::format("the cluster {} is no whole number from 1 to 1000", cluster->text),
                 by({{cluster->at, next}}, Loses::content));
    }
}

void find_few_items(Document& document, Hits& hits) {
    if (document.json.node_count >= 3) return;
    hits.add(document.json.graph - 1,
             fmt::format("there {} only {}", document.json.node_count == 1 ? "is" : "are",
                         counted(document.json.node_count, "item")));
}

void find_missing_weights_of_items(Document& document, Hits& hits) {
    std::set<std::string_view> names;
    const auto is_inside = [&](const Element& item, const ValueOf& value) {
        return !item.values_object.empty() && value.at > item.values_object.begin &&
               value.at < item.values_object.end;
    };
    for (const Element& item : document.elements) {
        for (std::size_t i = item.first_value; i < item.last_value; ++i) {
            const ValueOf& value = document.values[i];
            if (!item.is_edge && is_inside(item, value)) {
                names.insert(document.columns[value.column].name);
            }
        }
    }
    for (const Element& item : document.elements) {
        if (item.is_edge) continue;
        std::set<std::string_view> missing = names;
        for (std::size_t i = item.first_value; i < item.last_value; ++i) {
            const ValueOf& value = document.values[i];
            if (!is_inside(item, value)) continue;
            missing.erase(document.columns[value.column].name);
            const auto number = parse_number<double>(value.token.text);
            const bool is_number =
                value.token.sort == Sort::whole || value.token.sort == Sort::real;
            if (is_number && number && *number >= 0) continue;
            hits.add(
                value.token.at.begin,
                fmt::format("the weight {} is no number from 0 on", in_quotes(value.token.text)),
                by({{value.token.at, "0"}}, Loses::content));
        }
        if (missing.empty()) continue;
        std::string members;
        for (const std::string_view name : missing) {
            members += fmt::format("{}{}:0", members.empty() ? "" : ",", written(document, name));
        }
        const bool has_object = !item.values_object.empty();
        const Edit edit = has_object
                              ? insert(item.values_object.begin + 1, members + ',')
                              : add_member(document, item.at, "weights", '{' + members + '}');
        hits.add(item.at, fmt::format("the item has no weight {}", in_quotes(*missing.begin())),
                 by({edit}));
    }
}

}  // namespace sigloom::doctor
