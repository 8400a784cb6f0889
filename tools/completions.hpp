// What a shell completes after `sigloom`: commands, options and their values, from the declarations that also feed
// --help.
#pragma once

#include <cstdint>
#include <string>

#include "core/base/enum_names.hpp"

namespace sigloom {

enum class Shell : std::uint8_t { bash, zsh, fish };

template <>
inline constexpr auto enum_names<Shell> =
    enum_table<Shell>({{Shell::bash, "bash"}, {Shell::zsh, "zsh"}, {Shell::fish, "fish"}});

/// The script that the shell reads.
std::string completions(Shell shell);

}  // namespace sigloom
