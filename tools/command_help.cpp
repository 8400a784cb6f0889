// `sigloom help` and `sigloom man`: the program about itself.
#include <memory>
#include <string>

#include "tools/commands.hpp"
#include "tools/failure.hpp"
#include "tools/help.hpp"
#include "tools/messages.hpp"
#include "tools/options.hpp"
#include "tools/results.hpp"
#include "tools/suggest.hpp"

namespace sigloom {
namespace {

std::string help_on(const std::string& name, CLI::App& program) {
    if (name.empty()) return program_help();
    if (const Command* command = find_command(name)) {
        return command_help(*command, *program.get_subcommand(name));
    }
    throw WrongUse(unknown_command(name));
}

}  // namespace

Run add_help(CLI::App& app) {
    const auto name = std::make_shared<std::string>();
    app.add_option("COMMAND", *name, "The command to explain")->type_name("");
    return [name, &app] {
        const std::string text = help_on(*name, *app.get_parent());
        Messages messages;
        return print_results(messages, [&](Output& output) { output.write(text); });
    };
}

Run add_man(CLI::App& app) {
    const auto path = std::make_shared<std::string>("-");
    as_file(app.add_option("-o,--output", *path, "Where to write the page"));
    return [path, &app] {
        const std::string page = manual_page(*app.get_parent());
        Messages messages;
        Output output = open_output(*path);
        output.write(page);
        return finish(output, messages);
    };
}

}  // namespace sigloom
