// `sigloom help` and `sigloom man`: the program about itself.
#include <memory>
#include <string>

#include "core/text/unknown_name.hpp"
#include "tools/commands.hpp"
#include "tools/failure.hpp"
#include "tools/help.hpp"
#include "tools/messages.hpp"
#include "tools/options.hpp"
#include "tools/results.hpp"

namespace sigloom {
namespace {

std::string help_on(const std::string& name) {
    if (name.empty()) return program_help();
    if (const Command* command = find_command(name)) return command_help(*command);
    throw WrongUse(unknown_command(name));
}

}  // namespace

Run add_help(CommandLine& line) {
    const auto name = std::make_shared<std::string>();
    line.add({.name = "COMMAND", .help = "The command to explain", .set = store_in(*name)});
    return [name] {
        const std::string text = help_on(*name);
        Messages messages;
        return print_results(messages, [&](Output& output) { output.write(text); });
    };
}

Run add_man(CommandLine& line) {
    const auto path = std::make_shared<std::string>("-");
    line.add({.name = "--output",
              .short_name = 'o',
              .takes = Takes::file,
              .value_name = "FILE",
              .help = "Where to write the page",
              .group = OptionGroup::output,
              .set = store_in(*path)});
    return [path] {
        const std::string page = manual_page();
        Messages messages;
        Output output = open_output(*path);
        output.write(page);
        return finish(output, messages);
    };
}

}  // namespace sigloom
