// Options of formats: what the row of a format declares of each, and the values for a writer.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "core/base/enum_names.hpp"

namespace sigloom {

/// The texts of a list before the first one that is empty.
template <std::size_t N>
std::span<const std::string_view> used(const std::array<std::string_view, N>& texts) {
    return {texts.begin(), std::ranges::find(texts, std::string_view())};
}

enum class OptionType : std::uint8_t { flag, whole_number, text, choice };

/// An option that a format declares; several formats may declare the same one. The command line,
/// --help, the manual page and the configuration file take it from here.
struct FormatOption {
    std::string_view name;  ///< without hyphens; no option of a command has it
    OptionType type;
    std::string_view help;                         ///< one line
    std::string_view default_value = {};           ///< as set() takes it; a flag is false
    std::uint64_t most = UINT32_MAX;               ///< of a whole number, which is at least 0
    std::array<std::string_view, 8> choices = {};  ///< see used()

    [[nodiscard]] bool operator==(const FormatOption&) const = default;
};

/// The names of an enumeration's values as the choices of an option.
template <typename Enum>
constexpr std::array<std::string_view, 8> choices_of() {
    static_assert(enum_names<Enum>.size() <= 8);
    std::array<std::string_view, 8> choices{};
    for (std::size_t i = 0; i < enum_names<Enum>.size(); ++i) choices[i] = enum_names<Enum>[i].name;
    return choices;
}

/// Values of options; what is not set has its default. Writers ask for the options that they know
/// and pass over all others, so that the same values may be given to several formats.
class FormatOptions {
  public:
    /// Sets an option from a text: `true` or `false`, digits, any text, the name of a choice.
    /// Throws std::invalid_argument, with what it must be, for any other value; `called` is what
    /// the message calls the option, its name if it is empty.
    void set(const FormatOption& option, std::string_view value, std::string_view called = {});

    [[nodiscard]] bool flag(const FormatOption& option) const;
    [[nodiscard]] std::uint64_t whole_number(const FormatOption& option) const;
    [[nodiscard]] std::string_view text(const FormatOption& option) const;
    /// Of an option whose choices are choices_of<Enum>().
    template <typename Enum>
    [[nodiscard]] Enum choice(const FormatOption& option) const {
        return value_named<Enum>(text(option)).value();
    }

  private:
    std::map<std::string, std::string, std::less<>> values_;  ///< by name, all of them valid
};

}  // namespace sigloom
