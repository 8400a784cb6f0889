#include "exporters/doctor/column_types.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "core/text/utf8.hpp"
#include "exporters/common/parse_number.hpp"
#include "exporters/xml/markup.hpp"
#include "exporters/xml/values.hpp"

namespace sigloom::doctor {
namespace {

using namespace std::string_view_literals;

/// In the order of ColumnType.
constexpr std::array<TypeNames, 5> names{{{"int", "integer", "int"},
                                          {"long", "long", "long"},
                                          {"double", "double", "double"},
                                          {"boolean", "boolean", "boolean"},
                                          {"string", "string", "string"}}};

/// From the narrowest on; a column of true and false holds no numbers.
constexpr std::array widening{ColumnType::int32, ColumnType::int64, ColumnType::real,
                              ColumnType::boolean, ColumnType::text};

bool holds(std::string_view text, ColumnType type) {
    if (type != ColumnType::int32) return fits_type(text, type);
    const auto whole = parse_number<std::int64_t>(xml::trimmed(text));
    return whole && *whole >= std::numeric_limits<std::int32_t>::min() &&
           *whole <= std::numeric_limits<std::int32_t>::max();
}

}  // namespace

ColumnType declared_type(const Column& column) {
    return xml::column_type(column.type);
}

bool fits_type(std::string_view text, ColumnType type) {
    text = xml::trimmed(text);
    if (text.empty()) return true;
    std::string_view number = text;
    if (number.starts_with('+')) number.remove_prefix(1);
    switch (type) {
        case ColumnType::int32:
        case ColumnType::int64:
            return parse_number<std::int64_t>(number).has_value();
        case ColumnType::real:
            return parse_number<double>(number).has_value();
        case ColumnType::boolean: {
            const std::string word = ascii_lower(text);
            return word == "true" || word == "false" || word == "0" || word == "1";
        }
        case ColumnType::text:
            break;
    }
    return true;
}

TypeNames type_of_values(const Document& document, std::uint32_t column) {
    std::array<bool, widening.size()> fits{};
    fits.fill(true);
    bool any = false;
    for (const std::uint32_t number : document.values_of(column)) {
        const std::string_view text = document.values[number].token.text;
        if (xml::trimmed(text).empty()) continue;
        any = true;
        for (std::size_t i = 0; i < widening.size(); ++i) {
            fits[i] = fits[i] && holds(text, widening[i]);
        }
    }
    if (!any) return names[static_cast<std::size_t>(ColumnType::text)];
    for (std::size_t i = 0; i < widening.size(); ++i) {
        if (fits[i]) return names[static_cast<std::size_t>(widening[i])];
    }
    return names.back();
}

bool is_known_type(Kind kind, std::string_view type) {
    constexpr std::array graphml{"boolean"sv, "int"sv, "long"sv, "float"sv, "double"sv, "string"sv};
    constexpr std::array gexf{"boolean"sv, "integer"sv, "int"sv,    "long"sv,
                              "float"sv,   "double"sv,  "string"sv, "liststring"sv};
    constexpr std::array neo4j{"int"sv,     "long"sv,          "float"sv,    "double"sv,
                               "boolean"sv, "byte"sv,          "short"sv,    "char"sv,
                               "string"sv,  "point"sv,         "date"sv,     "localtime"sv,
                               "time"sv,    "localdatetime"sv, "datetime"sv, "duration"sv};
    const auto has = [&](const auto& list) { return std::ranges::find(list, type) != list.end(); };
    return kind == Kind::graphml ? has(graphml) : kind == Kind::gexf ? has(gexf) : has(neo4j);
}

}  // namespace sigloom::doctor
