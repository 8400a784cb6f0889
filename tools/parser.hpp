// Reading the arguments of the program. CLI11 stays inside.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "tools/commands.hpp"

namespace sigloom {

/// What the arguments ask for.
enum class Request : std::uint8_t { run, help, short_help, version };

struct Parsed {
    Request request = Request::run;
    DeclaredCommand* command = nullptr;  ///< the one that is named first; null: none is
};

/// Sets the options of the command that is named, and lets it finish. Throws WrongUse for arguments
/// that make no sense, and whatever setting an option throws.
Parsed parse(int argc, const char* const* argv, std::span<DeclaredCommand> commands);

/// Sets an option as if these values stood behind it on the command line; those of a flag are
/// "true" or "false". Throws std::runtime_error for values that make no sense.
void set_option(Option& option, const std::vector<std::string>& values);

}  // namespace sigloom
