#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <optional>

#include "core/text/utf8.hpp"
#include "exporters/common/numbers.hpp"
#include "exporters/common/parse_number.hpp"
#include "exporters/doctor/column_types.hpp"
#include "exporters/doctor/edits.hpp"
#include "exporters/doctor/finders.hpp"
#include "exporters/doctor/markup_places.hpp"
#include "exporters/neo4j/heading.hpp"
#include "exporters/xml/markup.hpp"

namespace sigloom::doctor {
namespace {

using namespace std::string_view_literals;

/// Gephi shows these as the label, and leaves them as they are.
bool is_label(const Column& column) {
    const std::string name = ascii_lower(column.name);
    return name == "label" || name == "nodelabel" || name == "edgelabel";
}

bool is_weight(const Column& column) {
    return ascii_lower(column.name) == "weight" || column.id == "weight";
}

/// Whether the values of a column are texts for Gephi.
bool is_of_texts(const Document& document, const Column& column) {
    return document.is_table() || declared_type(column) == ColumnType::text;
}

std::optional<double> number_of(std::string_view text) {
    text = xml::trimmed(text);
    if (text.starts_with('+')) text.remove_prefix(1);
    return parse_number<double>(text);
}

/// Calls `use` for each edge that has a weight, with the number that it is, if it is one.
template <typename Use>
void for_each_weight(const Document& document, const Use& use) {
    for (std::size_t i = 0; i < document.elements.size(); ++i) {
        const Token& weight = document.elements[i].weight;
        if (document.elements[i].is_edge && weight.is_there())
            use(i, weight, number_of(weight.text));
    }
}

Mending leave_out(const Document& document, std::size_t element) {
    return by({remove_element(document, element)}, Loses::content);
}

/// Digits that a double does not hold.
bool has_more_than_53_bits(std::string_view text) {
    if (text.find_first_not_of("+-0123456789") != std::string_view::npos) return false;
    constexpr std::int64_t most = std::int64_t{1} << 53;
    const auto whole = parse_number<std::int64_t>(text);
    if (!whole) return text.size() > 1;
    if (*whole >= -most && *whole <= most) return false;
    const auto near = static_cast<double>(*whole);
    return near >= 0x1p63 || static_cast<std::int64_t>(near) != *whole;
}

/// The column with each of its texts mended by `mend`.
template <typename IsOdd, typename Mend>
void find_texts(Document& document, Hits& hits, const IsOdd& is_odd, const Mend& mend,
                std::string_view message) {
    for (const ValueOf& value : document.values) {
        if (!is_odd(value.token.text)) continue;
        const Column& column = document.columns[value.column];
        if (is_label(column) || is_weight(column) || !is_of_texts(document, column)) continue;
        hits.add(value.token.at.begin, fmt::format("{} {}", in_quotes(value.token.text), message),
                 by({replace(document, value.token, mend(value.token.text))}));
    }
}

/// Whether an attvalue of GEXF holds for some time only.
bool has_time(Document& document, std::size_t at) {
    if (document.kind != Kind::gexf) return false;
    return std::ranges::any_of(std::array{"start"sv, "end"sv, "timestamp"sv}, [&](auto name) {
        return attribute_of(document, at, name).is_there();
    });
}

constexpr auto no_space = "\xE2\x80\x8B"sv;  // U+200B, which takes no room

}  // namespace

void find_values_of_other_types(Document& document, Hits& hits) {
    const bool is_table = document.is_table();
    for (std::uint32_t i = 0; i < document.columns.size(); ++i) {
        const Column& column = document.columns[i];
        const ColumnType type = declared_type(column);
        if (type == ColumnType::text || is_weight(column) || !column.has_type) continue;
        std::size_t count = 0;
        const ValueOf* first = nullptr;
        for (const std::uint32_t number : document.values_of(i)) {
            const ValueOf& value = document.values[number];
            if (!value.token.is_there() || fits_type(value.token.text, type)) continue;
            if (++count == 1) first = &value;
        }
        if (first == nullptr) continue;
        const TypeNames fitting = type_of_values(document, i);
        Edits edits;
        if (is_table) {
            const std::string name = take_heading_apart(column.name).with_type(fitting.neo4j);
            edits = rename_column(document, i, column.id, name);
        } else {
            const bool is_graphml = document.kind == Kind::graphml;
            edits = {set_attribute(document, column.at, is_graphml ? "attr.type" : "type",
                                   is_graphml ? fitting.graphml : fitting.gexf)};
        }
        hits.add(first->token.at.begin,
                 fmt::format("{} is no {}, as {} is declared to be{}", in_quotes(first->token.text),
                             column.type, in_quotes(column.name),
                             count == 1 ? ""
                                        : fmt::format(" ({})", counted(count, "value like this",
                                                                       "values like this"))),
                 by(std::move(edits)));
    }
}

void find_padded_numbers(Document& document, Hits& hits) {
    for (const ValueOf& value : document.values) {
        const std::string_view trimmed = xml::trimmed(value.token.text);
        if (trimmed.size() == value.token.text.size() || trimmed.empty()) continue;
        const Column& column = document.columns[value.column];
        const ColumnType type = declared_type(column);
        if (type == ColumnType::text || is_weight(column)) continue;
        hits.add(value.token.at.begin,
                 fmt::format("white space stands around {}", in_quotes(trimmed)),
                 by({replace(document, value.token, trimmed)}));
    }
}

void find_more_than_32_bits(Document& document, Hits& hits) {
    for (std::uint32_t i = 0; i < document.columns.size(); ++i) {
        const Column& column = document.columns[i];
        const ColumnType type = declared_type(column);
        if (type != ColumnType::int32) continue;
        for (const std::uint32_t number : document.values_of(i)) {
            const ValueOf& value = document.values[number];
            const auto whole = parse_number<std::int64_t>(xml::trimmed(value.token.text));
            if (!whole || (*whole >= std::numeric_limits<std::int32_t>::min() &&
                           *whole <= std::numeric_limits<std::int32_t>::max())) {
                continue;
            }
            const std::string_view name = document.kind == Kind::graphml ? "attr.type" : "type";
            hits.add(value.token.at.begin,
                     fmt::format("{} does not fit into the 32 bits of {}, the type of {}", *whole,
                                 column.type, in_quotes(column.name)),
                     by({set_attribute(document, column.at, name, "long")}));
            break;
        }
    }
}

void find_more_than_53_bits(Document& document, Hits& hits) {
    for (std::uint32_t i = 0; i < document.columns.size(); ++i) {
        const Column& column = document.columns[i];
        if (document.is_xml() && declared_type(column) == ColumnType::text) continue;
        const ValueOf* first = nullptr;
        Edits edits;
        for (const std::uint32_t number : document.values_of(i)) {
            const ValueOf& value = document.values[number];
            if (document.is_json() && value.token.sort != Sort::whole) continue;
            if (first == nullptr && has_more_than_53_bits(xml::trimmed(value.token.text))) {
                first = &value;
            }
            if (document.is_json())
                edits.push_back({value.token.at, written(document, value.token.text)});
        }
        if (first == nullptr) continue;
        if (document.is_xml()) {
            const std::string_view name = document.kind == Kind::graphml ? "attr.type" : "type";
            edits = {set_attribute(document, column.at, name, "string")};
        }
        hits.add(first->token.at.begin,
                 fmt::format("{} of {} has more digits than a double holds", first->token.text,
                             in_quotes(column.name)),
                 by(std::move(edits)));
    }
}

void find_inf_in_texts(Document& document, Hits& hits) {
    find_texts(
        document, hits,
        [](std::string_view text) { return text.find("INF") != std::string_view::npos; },
        [](std::string_view text) {
            std::string mended;
            std::size_t done = 0;
            for (std::size_t at = 0; (at = text.find("INF", at)) != std::string_view::npos; ++at) {
                mended += text.substr(done, at + 1 - done);
                mended += no_space;
                done = at + 1;
            }
            return mended + std::string(text.substr(done));
        },
        "has INF in it");
}

void find_null_texts(Document& document, Hits& hits) {
    find_texts(
        document, hits, [](std::string_view text) { return text == "null"; },
        [](std::string_view text) { return std::string(text) + std::string(no_space); },
        "is a text");
}

void find_no_numbers(Document& document, Hits& hits) {
    for (const ValueOf& value : document.values) {
        if (value.token.sort != Sort::not_finite) continue;
        const Column& column = document.columns[value.column];
        if (is_weight(column) && column.owner == Owner::edge) continue;
        hits.add(value.token.at.begin, fmt::format("{} is no value of JSON", value.token.text),
                 by({{value.token.at, "null"}}));
    }
}

void find_numbers_as_texts(Document& document, Hits& hits) {
    constexpr std::array numbers{"weight"sv, "x"sv, "y"sv, "size"sv, "strength"sv};
    for (const ValueOf& value : document.values) {
        const Column& column = document.columns[value.column];
        if (value.token.sort != Sort::text ||
            std::ranges::find(numbers, column.name) == numbers.end()) {
            continue;
        }
        const auto number = number_of(value.token.text);
        if (!number || !std::isfinite(*number)) continue;
        std::string written_number;
        append_number(written_number, *number);
        hits.add(value.token.at.begin,
                 fmt::format("{} of {} stands in quotes", value.token.text, in_quotes(column.name)),
                 by({{value.token.at, written_number}}));
    }
}

void find_repeated_values(Document& document, Hits& hits) {
    for (const Element& element : document.elements) {
        for (std::size_t i = element.first_value; i + 1 < element.last_value; ++i) {
            const ValueOf& value = document.values[i];
            for (std::size_t later = i + 1; later < element.last_value && later < i + 64; ++later) {
                if (document.values[later].column != value.column) continue;
                if (has_time(document, value.at)) break;
                const std::size_t end = document.clean.find("</", value.token.at.end);
                const std::size_t behind = document.clean.find('>', end) + 1;
                hits.add(value.at,
                         fmt::format("this has {} twice",
                                     in_quotes(document.columns[value.column].name)),
                         by({remove_markup(document, {value.at, behind})}, Loses::content));
                break;
            }
        }
    }
}

void find_zero_weights(Document& document, Hits& hits) {
    for_each_weight(
        document, [&](std::size_t i, const Token& weight, std::optional<double> number) {
            if (!number || !std::isfinite(*number)) return;
            const bool is_single = document.kind != Kind::csv;
            const bool is_zero = is_single ? static_cast<float>(*number) == 0 : *number == 0;
            if (!is_zero) return;
            hits.add(weight.at.begin,
                     *number == 0 ? std::string("the weight is 0")
                                  : fmt::format("the weight {} is 0 in 32 bits", weight.text),
                     leave_out(document, i));
        });
}

void find_negative_weights(Document& document, Hits& hits) {
    for_each_weight(document, [&](std::size_t, const Token& weight, std::optional<double> number) {
        if (!number || !std::isfinite(*number) || *number >= 0) return;
        hits.add(weight.at.begin, fmt::format("the weight is {}", weight.text));
    });
}

void find_odd_weights(Document& document, Hits& hits) {
    for_each_weight(document, [&](std::size_t i, const Token& weight,
                                  std::optional<double> number) {
        const bool is_empty = xml::trimmed(weight.text).empty();
        if ((number && std::isfinite(*number)) || is_empty || weight.sort == Sort::nested) return;
        // A comma as the decimal point.
        std::string with_point(xml::trimmed(weight.text));
        std::ranges::replace(with_point, ',', '.');
        const auto decimal = number_of(with_point);
        Mending repair = leave_out(document, i);
        if (decimal && std::isfinite(*decimal))
            repair = by({replace(document, weight, with_point)});
        hits.add(weight.at.begin, fmt::format("the weight {} is no number", in_quotes(weight.text)),
                 std::move(repair));
    });
}

void find_large_weights(Document& document, Hits& hits) {
    for_each_weight(document, [&](std::size_t, const Token& weight, std::optional<double> number) {
        constexpr double most = 0x1p53;
        if (!number || std::floor(*number) != *number || std::abs(*number) > most) return;
        if (static_cast<double>(static_cast<float>(*number)) == *number) return;
        hits.add(weight.at.begin,
                 fmt::format("the weight {} has more digits than 32 bits hold", weight.text));
    });
}

void find_weights_elsewhere(Document& document, Hits& hits) {
    for (const Element& element : document.elements) {
        if (!element.is_edge || element.weight.is_there()) continue;
        for (std::size_t i = element.first_value; i < element.last_value; ++i) {
            const ValueOf& value = document.values[i];
            const Column& column = document.columns[value.column];
            const bool has_time = document.xml.mode.text == "dynamic";
            if (!is_weight(column) || has_time || !value.token.is_there()) continue;
            const std::size_t end = document.clean.find('>', value.token.at.end) + 1;
            hits.add(value.at, "the weight is an attvalue, not an attribute of the edge",
                     by({set_attribute(document, element.at, "weight", value.token.text),
                         remove_markup(document, {value.at, end})}));
            break;
        }
    }
}

}  // namespace sigloom::doctor
