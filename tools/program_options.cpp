#include "tools/program_options.hpp"

#include "tools/read_files.hpp"

namespace sigloom {

void add_program_options(CommandLine& line, Verbosity& verbosity) {
    line.add({.name = "--force",
              .takes = Takes::nothing,
              .help = "Let an output replace a file that was read",
              .group = OptionGroup::program,
              .set = [](const auto&) { allow_replacing_read_files(); }});
    line.add({.name = "--quiet",
              .short_name = 'q',
              .takes = Takes::nothing,
              .help = "Say nothing but errors",
              .group = OptionGroup::program,
              .set = assign(verbosity, Verbosity::errors_only)});
    line.add({.name = "--verbose",
              .takes = Takes::nothing,
              .help = "Say also how many oddities of the input were read as meant",
              .group = OptionGroup::program,
              .excludes = {"--quiet"},
              .set = assign(verbosity, Verbosity::verbose)});
}

}  // namespace sigloom
