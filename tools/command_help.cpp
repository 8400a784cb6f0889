// `sigloom help` and `sigloom man`: the program about itself.
#include <fmt/format.h>

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
    if (const HelpPage* page = find_help_page(name)) return page->text();
    if (const Command* command = find_command(name)) return command_help(*command);
    std::vector<std::string_view> names;
    for (const HelpPage& page : help_pages()) names.push_back(page.name);
    throw WrongUse(fmt::format("{}; or a page: {}", unknown_command(name), fmt::join(names, ", ")));
}

}  // namespace

Run add_help(CommandLine& line) {
    struct Arguments {
        std::string name;
        ResultPlace place;
    };
    const auto arguments = std::make_shared<Arguments>();
    line.add({.name = "COMMAND",
              .help = "The command or page to explain",
              .set = store_in(arguments->name)});
    add_paging(line, arguments->place);
    return [arguments] {
        const std::string text = help_on(arguments->name);
        Messages messages;
        return print_results(arguments->place, messages,
                             [&](Output& output) { output.write(text); });
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
        return print_results({.path = *path}, messages,
                             [&](Output& output) { output.write(page); });
    };
}

}  // namespace sigloom
