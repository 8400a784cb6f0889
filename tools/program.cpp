#include "tools/program.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

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
#include "tools/results.hpp"
#include "tools/suggest.hpp"

namespace sigloom {
namespace {

constexpr int damaged = 1;
constexpr int wrong_use = 2;

int print(const std::string& text) {
    Messages messages;
    return print_results(messages, [&](Output& output) { output.write(text); });
}

/// What CLI11 calls an unexpected argument, with the options that it may have been meant for.
std::string unexpected(const CLI::App& app, const std::string& message) {
    for (const std::string& argument : app.remaining(true)) {
        if (argument.size() < 2 || argument.front() != '-') continue;
        std::vector<std::string> names;
        for (const CLI::Option* option : app.get_options()) {
            for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
        }
        return unknown_name("option", argument.substr(0, argument.find('=')),
                            std::vector<std::string_view>(names.begin(), names.end()));
    }
    return message;
}

struct Parser {
    CLI::App app{"sigloom", "sigloom"};
    std::vector<Run> runs;

    Parser() {
        app.set_help_flag("-h,--help", "Explain the program, or the command before it");
        app.set_version_flag("--version", "sigloom " SIGLOOM_VERSION, "Print the version");
        app.require_subcommand(0, 1);
        for (const Command& command : commands()) {
            CLI::App* parser =
                app.add_subcommand(std::string(command.name), std::string(command.summary));
            parser->set_help_flag("-h,--help", "Explain this command");
            runs.push_back(command.add(*parser));
        }
    }

    int run(int argc, const char* const* argv) {
        const Command* command = argc > 1 ? find_command(argv[1]) : nullptr;
        if (argc > 1 && command == nullptr && argv[1][0] != '-') {
            throw WrongUse(unknown_command(argv[1]));
        }
        try {
            app.parse(argc, argv);
        } catch (const CLI::CallForHelp&) {
            return print(command == nullptr ? program_help()
                                            : command_help(*command, parser_of(*command)));
        } catch (const CLI::CallForVersion& version) {
            return print(std::string(version.what()) + '\n');
        } catch (const CLI::ExtrasError& error) {
            throw WrongUse(command == nullptr ? error.what()
                                              : unexpected(parser_of(*command), error.what()));
        } catch (const CLI::ParseError& error) {
            throw WrongUse(error.what());
        }
        if (command == nullptr) {
            Messages().say(program_help());
            return wrong_use;
        }
        return runs[static_cast<std::size_t>(command - commands().data())]();
    }

    const CLI::App& parser_of(const Command& command) {
        return *app.get_subcommand(std::string(command.name));
    }
};

int fail(int exit_code, std::string_view what) {
    Messages().error(what);
    return exit_code;
}

}  // namespace

int run_program(int argc, const char* const* argv) {
    // A reader that goes away is an error of write(), which the output reports, and not our end.
    std::signal(SIGPIPE, SIG_IGN);
    catch_interrupts();
    try {
        return Parser().run(argc, argv);
    } catch (const WrongUse& error) {
        const Command* command = argc > 1 ? find_command(argv[1]) : nullptr;
        return fail(wrong_use,
                    fmt::format("{}\n`sigloom help{}{}` explains.", error.what(),
                                command != nullptr ? " " : "",
                                command != nullptr ? command->name : std::string_view()));
    } catch (const Cancelled& cancelled) {
        return fail(interrupted_exit_code(), cancelled.what());
    } catch (const std::bad_alloc&) {
        return fail(damaged, "out of memory");
    } catch (const std::exception& error) {
        return fail(damaged, error.what());
    }
}

}  // namespace sigloom
