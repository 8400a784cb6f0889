// Reading from pipes and terminals.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

namespace sigloom {

/// One read into memory, once something is there to be read: how many bytes came, 0 at the end.
/// Nothing, and errno, on failure. Asks stop_if_cancelled() while it waits.
std::optional<std::size_t> read_when_there(int descriptor, std::span<char> into);

}  // namespace sigloom
