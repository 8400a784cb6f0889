#include "tools/host.hpp"

#include <fmt/format.h>

#include <vector>

#include "tools/commands.hpp"
#include "tools/failure.hpp"
#include "tools/parser.hpp"

namespace sigloom {
namespace {

Host* running = nullptr;

/// For as long as a command runs.
class Running {
  public:
    explicit Running(Host& host) { running = &host; }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;
    ~Running() { running = nullptr; }
};

/// Options that say how INPUT becomes a graph have nothing to work on where it is one already.
void require_of_graph(const CommandLine& line) {
    for (const Option& option : line.options()) {
        const bool is_of_reading = option.group == OptionGroup::input ||
                                   option.group == OptionGroup::names ||
                                   option.group == OptionGroup::pairs;
        if (option.given && is_of_reading && !option.is_positional()) {
            throw WrongUse(
                fmt::format("{} is for reading, and this graph has been read", option.name));
        }
    }
}

}  // namespace

Host* current_host() {
    return running;
}

int run_hosted(std::span<const std::string> arguments, Host& host) {
    const Running now(host);
    std::vector<const char*> argv{"sigloom"};
    for (const std::string& argument : arguments) argv.push_back(argument.c_str());
    std::vector<DeclaredCommand> commands = declared_commands();
    const auto [request, command] = parse(static_cast<int>(argv.size()), argv.data(), commands);
    if (request != Request::run || command == nullptr) throw WrongUse("a command is needed");
    if (host.held != nullptr) require_of_graph(command->line);
    return command->run();
}

}  // namespace sigloom
