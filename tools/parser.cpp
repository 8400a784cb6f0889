#include "tools/parser.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <string_view>

#include "core/text/unknown_name.hpp"
#include "tools/failure.hpp"

namespace sigloom {
namespace {

std::string names_of(const Option& option) {
    if (option.short_name == 0) return option.name;
    return std::string{'-', option.short_name, ','} + option.name;
}

void set(Option& option, const std::vector<std::string>& values) {
    option.values = values;
    option.set(values);
}

CLI::Option* add_with_values(CLI::App& app, Option& option) {
    if (option.count == Count::one) {
        return app.add_option_function<std::string>(
            names_of(option), [&option](const std::string& value) { set(option, {value}); });
    }
    CLI::Option* added = app.add_option_function<std::vector<std::string>>(
        names_of(option),
        [&option](const std::vector<std::string>& values) { set(option, values); });
    if (option.count == Count::comma_list) added->delimiter(',');
    if (option.count != Count::rest) added->allow_extra_args(false);
    return added;
}

CLI::Option* add(CLI::App& app, Option& option) {
    if (option.takes == Takes::nothing) {
        return app.add_flag_callback(names_of(option), [&option] {
            option.values = {"true"};
            option.set({});
        });
    }
    CLI::Option* added = add_with_values(app, option)->type_name(option.value_help());
    if (option.takes == Takes::file) {
        added->each([&option](const std::string& path) {
            if (path.empty()) throw WrongUse(option.name + " needs the name of a file");
        });
    }
    return added;
}

/// What a line declares, and its counterparts in CLI11.
class Counterparts {
  public:
    Counterparts(CLI::App& app, CommandLine& line) {
        for (Option& option : line.options()) {
            if (option.name == "--help") {
                app.set_help_flag(std::string{'-', option.short_name});
                app.set_help_all_flag(option.name);
            } else if (option.name == "--version") {
                app.set_version_flag(names_of(option), "");
            } else {
                pairs_.push_back({&option, add(app, option)});
            }
        }
        for (const auto& [option, added] : pairs_) {
            for (const std::string& other : option->excludes) {
                added->excludes(app.get_option(other));
            }
            for (const std::string& other : option->needs) added->needs(app.get_option(other));
        }
    }

    void note_given() const {
        for (const auto& [option, added] : pairs_) option->given = added->count() > 0;
    }

  private:
    struct Pair {
        Option* option;
        CLI::Option* added;
    };
    std::vector<Pair> pairs_;
};

/// What CLI11 calls an unexpected argument, with the options that it may have been meant for.
std::string unexpected(const CLI::App& app, const CommandLine& line, const std::string& message) {
    for (const std::string& argument : app.remaining(true)) {
        if (argument.size() < 2 || argument.front() != '-') continue;
        std::vector<std::string_view> names;
        for (const Option& option : line.options()) {
            if (!option.is_positional()) names.push_back(option.name);
        }
        return unknown_name("option", argument.substr(0, argument.find('=')), names);
    }
    return message;
}

/// The arguments, `--title=` as two of them: CLI11 would take the next one for its value.
std::vector<std::string> with_empty_values(int argc, const char* const* argv,
                                           const CommandLine& line) {
    const std::span<const char* const> given(argv, static_cast<std::size_t>(argc));
    const auto end_of_options = std::ranges::find(given, std::string_view("--"));
    std::vector<std::string> arguments;
    for (auto at = given.begin(); at != given.end(); ++at) {
        std::string& argument = arguments.emplace_back(*at);
        if (at >= end_of_options || !argument.ends_with('=')) continue;
        const std::string_view name = std::string_view(argument).substr(0, argument.size() - 1);
        const bool takes_value = std::ranges::any_of(line.options(), [&](const Option& option) {
            return option.name == name && option.takes != Takes::nothing;
        });
        if (!takes_value) continue;
        argument.pop_back();
        arguments.emplace_back();
    }
    return arguments;
}

}  // namespace

Parsed parse(int argc, const char* const* argv, std::span<DeclaredCommand> commands) {
    Parsed parsed;
    if (argc > 1) {
        const auto named = std::ranges::find(commands, std::string_view(argv[1]),
                                             [](const auto& c) { return c.command->name; });
        if (named != commands.end()) {
            parsed.command = &*named;
        } else if (argv[1][0] != '-') {
            throw WrongUse(unknown_command(argv[1]));
        }
    }
    CLI::App app{"", "sigloom"};
    CommandLine of_program = program_options();
    const Counterparts counterparts_of_program(app, of_program);
    app.require_subcommand(0, 1);
    CLI::App* app_of_command = nullptr;
    std::vector<Counterparts> counterparts;
    for (DeclaredCommand& each : commands) {
        CLI::App* sub = app.add_subcommand(std::string(each.command->name));
        if (&each == parsed.command) app_of_command = sub;
        counterparts.emplace_back(*sub, each.line);
    }
    const std::vector<std::string> arguments = with_empty_values(
        argc, argv, parsed.command == nullptr ? of_program : parsed.command->line);
    std::vector<const char*> words;
    for (const std::string& argument : arguments) words.push_back(argument.c_str());
    try {
        app.parse(static_cast<int>(words.size()), words.data());
    } catch (const CLI::CallForAllHelp&) {
        parsed.request = Request::help;
        return parsed;
    } catch (const CLI::CallForHelp&) {
        parsed.request = Request::short_help;
        return parsed;
    } catch (const CLI::CallForVersion&) {
        parsed.request = Request::version;
        return parsed;
    } catch (const CLI::ExtrasError& error) {
        throw WrongUse(parsed.command == nullptr
                           ? error.what()
                           : unexpected(*app_of_command, parsed.command->line, error.what()));
    } catch (const CLI::ParseError& error) {
        throw WrongUse(error.what());
    }
    if (parsed.command != nullptr) {
        counterparts[static_cast<std::size_t>(parsed.command - commands.data())].note_given();
        parsed.command->line.finish();
    }
    return parsed;
}

void set_option(Option& option, const std::vector<std::string>& values) {
    CLI::App app;
    add(app, option)->add_result(values)->run_callback();
}

}  // namespace sigloom
