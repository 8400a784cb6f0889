#include "exporters/xml/values.hpp"

#include <cmath>
#include <cstdint>
#include <string>

#include "core/text/utf8.hpp"
#include "exporters/common/parse_number.hpp"
#include "exporters/xml/markup.hpp"

namespace sigloom::xml {
namespace {

/// Nothing but digits and a sign.
bool is_whole(std::string_view text) {
    return text.find_first_not_of("-0123456789") == std::string_view::npos;
}

}  // namespace

ColumnType column_type(std::string_view name) {
    const std::string type = ascii_lower(name);
    if (type == "boolean" || type == "bool") return ColumnType::boolean;
    if (type == "int" || type == "integer" || type == "short" || type == "byte") {
        return ColumnType::int32;
    }
    if (type == "long") return ColumnType::int64;
    if (type == "float" || type == "double") return ColumnType::real;
    return ColumnType::text;
}

std::optional<Value> parse_value(std::string_view text, ColumnType type) {
    if (type == ColumnType::text) return text;
    text = trimmed(text);
    if (text.empty()) return Value{};
    if (type == ColumnType::boolean) {
        const std::string word = ascii_lower(text);
        if (word == "true" || word == "1") return true;
        if (word == "false" || word == "0") return false;
        return text;
    }
    std::string_view number = text;
    if (number.front() == '+') number.remove_prefix(1);
    if (type != ColumnType::real) {
        if (const auto whole = parse_number<std::int64_t>(number)) return *whole;
        if (is_whole(number)) return text;  // a double would lose its last digits
    }
    const auto real = parse_number<double>(number);
    if (!real) return text;
    if (std::isnan(*real)) return Value{};
    if (std::isinf(*real)) return std::nullopt;
    return *real;
}

bool is_of_type(const Value& value, ColumnType type) {
    if (std::holds_alternative<std::monostate>(value)) return true;
    switch (type) {
        case ColumnType::int32:
        case ColumnType::int64:
            return std::holds_alternative<std::int64_t>(value);
        case ColumnType::real:
            return std::holds_alternative<double>(value);
        case ColumnType::boolean:
            return std::holds_alternative<bool>(value);
        case ColumnType::text:
            break;
    }
    return true;
}

}  // namespace sigloom::xml
