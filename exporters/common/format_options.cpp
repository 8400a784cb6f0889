#include "exporters/common/format_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <stdexcept>

#include "core/text/unknown_name.hpp"

namespace sigloom {
namespace {

std::optional<std::uint64_t> to_whole_number(std::string_view text) {
    std::uint64_t value = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    return error == std::errc() && stop == end ? std::optional(value) : std::nullopt;
}

void check(const FormatOption& option, std::string_view value, std::string_view called) {
    switch (option.type) {
        case OptionType::flag:
            if (value == "true" || value == "false") return;
            throw std::invalid_argument(fmt::format("{} must be true or false", called));
        case OptionType::whole_number:
            if (const auto number = to_whole_number(value); number && *number <= option.most) {
                return;
            }
            throw std::invalid_argument(
                fmt::format("{} must be a whole number from 0 to {}", called, option.most));
        case OptionType::choice:
            if (!value.empty() && std::ranges::count(option.choices, value) > 0) return;
            throw std::invalid_argument(unknown_name(called, value, used(option.choices)));
        case OptionType::text:
            return;
    }
}

}  // namespace

void FormatOptions::set(const FormatOption& option, std::string_view value,
                        std::string_view called) {
    check(option, value, called.empty() ? option.name : called);
    values_.insert_or_assign(std::string(option.name), std::string(value));
}

std::string_view FormatOptions::text(const FormatOption& option) const {
    const auto found = values_.find(option.name);
    return found == values_.end() ? option.default_value : std::string_view(found->second);
}

bool FormatOptions::flag(const FormatOption& option) const {
    return text(option) == "true";
}

std::uint64_t FormatOptions::whole_number(const FormatOption& option) const {
    return to_whole_number(text(option)).value_or(0);
}

}  // namespace sigloom
