#include "core/text/unknown_name.hpp"

#include <fmt/format.h>

#include "core/text/nearest.hpp"

namespace sigloom {

std::string alternatives(std::span<const std::string_view> names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) text += i + 1 == names.size() ? " or " : ", ";
        text += names[i];
    }
    return text;
}

std::string unknown_name(std::string_view what, std::string_view name,
                         std::span<const std::string_view> known) {
    constexpr std::size_t few = 5;
    if (known.size() <= few) {
        return fmt::format("unknown {} '{}'; it must be {}", what, name, alternatives(known));
    }
    const auto near = nearest(name, known, 3);
    if (near.empty()) return fmt::format("unknown {} '{}'", what, name);
    return fmt::format("unknown {} '{}'; did you mean {}?", what, name, alternatives(near));
}

}  // namespace sigloom
