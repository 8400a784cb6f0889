// Numbers as files have them.
#pragma once

#include <charconv>
#include <optional>
#include <string_view>
#include <system_error>

namespace sigloom {

/// The number that all of a text says; nothing for any other text, or one out of range.
template <typename Number>
std::optional<Number> parse_number(std::string_view text) {
    Number number{};
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    return error == std::errc() && stop == end ? std::optional(number) : std::nullopt;
}

}  // namespace sigloom
