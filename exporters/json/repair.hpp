// What Python and JavaScript write into JSON though no parser takes it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sigloom::json {

/// Stands in a repaired text, as a string, where NaN, Infinity or -Infinity did.
inline constexpr std::string_view no_number = "\x7F";

struct Repaired {
    /// As long as the other: everything stays in its place. Nothing where nothing had to be replaced, as where such
    /// words stand in texts alone.
    std::optional<std::string> text;
    std::vector<std::size_t> lone_surrogates;  ///< where `\ud800` and the like became `\ufffd`
};

/// Whether there may be anything to repair. Quick.
bool may_need_repair(std::string_view text);

/// The text with its numbers that are none and with its halves of characters replaced. O(text).
Repaired repair(std::string_view text);

}  // namespace sigloom::json
