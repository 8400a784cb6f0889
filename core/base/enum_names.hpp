// The names of an enumeration's values, which stand once, beside the enumeration:
//
//     enum class Colour : std::uint8_t { red, blue };
//     template <>
//     inline constexpr auto enum_names<Colour> = enum_table<Colour>({{Colour::red, "red"},
//                                                                    {Colour::blue, "blue"}});
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace sigloom {

template <typename Enum>
struct EnumName {
    Enum value;
    std::string_view name;
};

/// A table of names: a row for each value, in the order of the enumeration, which begins at 0.
template <typename Enum, std::size_t N>
consteval std::array<EnumName<Enum>, N> enum_table(const EnumName<Enum> (&rows)[N]) {
    for (std::size_t i = 0; i < N; ++i) {
        if (static_cast<std::size_t>(rows[i].value) != i) {
            throw std::logic_error("a value is missing or out of order");
        }
    }
    return std::to_array(rows);
}

/// To be specialised beside each enumeration whose values have names.
template <typename Enum>
inline constexpr std::array<EnumName<Enum>, 0> enum_names{};

/// The name of a value.
template <typename Enum>
constexpr std::string_view name_of(Enum value) {
    static_assert(!enum_names<Enum>.empty());
    return enum_names<Enum>[static_cast<std::size_t>(value)].name;
}

/// The value of a name; nothing for a name that no value has.
template <typename Enum>
constexpr std::optional<Enum> value_named(std::string_view name) {
    static_assert(!enum_names<Enum>.empty());
    for (const EnumName<Enum>& row : enum_names<Enum>) {
        if (row.name == name) return row.value;
    }
    return std::nullopt;
}

/// All names, in the order of the values.
template <typename Enum>
std::vector<std::string_view> all_names() {
    std::vector<std::string_view> names;
    for (const EnumName<Enum>& row : enum_names<Enum>) names.push_back(row.name);
    return names;
}

}  // namespace sigloom
