// `sigloom completions`: what a shell needs to complete the program's arguments.
#include <memory>
#include <string>

#include "tools/commands.hpp"
#include "tools/completions.hpp"
#include "tools/failure.hpp"
#include "tools/messages.hpp"
#include "tools/options.hpp"
#include "tools/results.hpp"

namespace sigloom {

Run add_completions(CommandLine& line) {
    struct Arguments {
        std::string shell;
        std::string path = "-";
    };
    const auto arguments = std::make_shared<Arguments>();
    line.add({.name = "SHELL", .help = "bash, zsh or fish", .set = store_in(arguments->shell)});
    line.add({.name = "--output",
              .short_name = 'o',
              .takes = Takes::file,
              .value_name = "FILE",
              .help = "Where to write them",
              .group = OptionGroup::output,
              .set = store_in(arguments->path)});
    return [arguments] {
        if (arguments->shell.empty()) throw WrongUse("name a shell: bash, zsh or fish");
        const std::string script = completions(find_choice<Shell>("shell", arguments->shell));
        Messages messages;
        return print_results({.path = arguments->path}, messages,
                             [&](Output& output) { output.write(script); });
    };
}

}  // namespace sigloom
