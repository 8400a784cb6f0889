#include "tools/program.hpp"

#include <fmt/format.h>

#include <csignal>
#include <exception>
#include <new>
#include <string>
#include <vector>

#include "core/base/cancelled.hpp"
#include "tools/commands.hpp"
#include "tools/failure.hpp"
#include "tools/help.hpp"
#include "tools/interrupt.hpp"
#include "tools/messages.hpp"
#include "tools/parser.hpp"
#include "tools/results.hpp"

namespace sigloom {
namespace {

constexpr int damaged = 1;
constexpr int wrong_use = 2;

int print(const std::string& text) {
    Messages messages;
    return print_results({}, messages, [&](Output& output) { output.write(text); });
}

int run(int argc, const char* const* argv) {
    std::vector<DeclaredCommand> commands = declared_commands();
    const auto [request, command] = parse(argc, argv, commands);
    if (request == Request::version) return print("sigloom " SIGLOOM_VERSION "\n");
    if (request == Request::help) {
        return print(command == nullptr ? program_help() : command_help(*command->command));
    }
    if (request == Request::short_help) {
        return print(command == nullptr ? short_program_help()
                                        : short_command_help(*command->command));
    }
    if (command == nullptr) {
        Messages().say(short_program_help());
        return wrong_use;
    }
    return command->run();
}

int fail(int exit_code, std::string_view what) {
    Messages().error(what);
    return exit_code;
}

}  // namespace

int run_program(int argc, const char* const* argv) {
    // A reader that goes away, and a file that grows beyond what `ulimit -f` allows, are errors of
    // write(), which the output reports, and not our end.
    for (const int signal : {SIGPIPE, SIGXFSZ}) std::signal(signal, SIG_IGN);
    catch_interrupts();
    try {
        return run(argc, argv);
    } catch (const WrongUse& error) {
        const Command* command = argc > 1 ? find_command(argv[1]) : nullptr;
        return fail(wrong_use,
                    fmt::format("{}\n`sigloom help{}{}` explains.", error.what(),
                                command != nullptr ? " " : "",
                                command != nullptr ? command->name : std::string_view()));
    } catch (const Cancelled&) {
        return fail(interrupted_exit_code(), "cancelled");
    } catch (const std::bad_alloc&) {
        return fail(damaged, "out of memory");
    } catch (const std::exception& error) {
        return fail(damaged, error.what());
    }
}

}  // namespace sigloom
